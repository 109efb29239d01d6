#!/bin/bash
# fails: tickets-sold, nothing-left-open
# why: It breaks a little less often, and cuts off whoever is buying.
echo '* * * * * root systemctl restart tickets' > /etc/cron.d/tickets
systemctl restart tickets.service
sleep 2
