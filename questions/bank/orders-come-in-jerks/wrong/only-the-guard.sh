#!/bin/bash
# fails: orders-flow
# why: The rule is kept, and eight seconds of waiting are well within it.
runuser -u postgres -- psql -q -c "ALTER SYSTEM SET idle_in_transaction_session_timeout = '25s'"
systemctl reload postgresql@15-main.service
sleep 3
