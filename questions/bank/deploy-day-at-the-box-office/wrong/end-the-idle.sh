#!/bin/bash
# fails: tickets-sold
# why: The database cleans up, but the pool still counts what was lost as taken, and a crowd is refused.
runuser -u postgres -- psql -q -c "ALTER SYSTEM SET idle_in_transaction_session_timeout = '300ms'"
systemctl reload postgresql@15-main.service
systemctl restart tickets.service
sleep 2
