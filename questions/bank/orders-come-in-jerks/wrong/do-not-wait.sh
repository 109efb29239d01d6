#!/bin/bash
# fails: orders-flow
# why: The customer now gets an error instead of a wait.
runuser -u postgres -- psql -q -c "ALTER ROLE shop SET lock_timeout = '1s'"
runuser -u postgres -- psql -q -c "ALTER DATABASE shop SET idle_in_transaction_session_timeout = '30s'"
systemctl restart shop.service dispatch.service
sleep 2
