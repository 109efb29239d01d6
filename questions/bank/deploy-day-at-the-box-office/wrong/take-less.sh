#!/bin/bash
# fails: tickets-sold, nothing-left-open
# why: The dashboard is well, and the box office runs dry by itself after a dozen sold-out answers.
sed -i 's/^pool_size = .*/pool_size = 3/' /etc/tickets/tickets.ini
systemctl restart tickets.service
sleep 2
