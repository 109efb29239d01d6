#!/bin/bash
# fails: bound-kept, nothing-left-open
# why: It takes longer to run out, and the memory was not made for it.
sed -i 's/^max_connections = 20/max_connections = 500/' /etc/postgresql/15/main/postgresql.conf
systemctl restart postgresql@15-main.service
systemctl restart tickets.service
sleep 2
