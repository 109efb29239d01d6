#!/bin/bash
# fails: orders-flow, house-rule
# why: Dispatch comes back a second later and does it again.
runuser -u postgres -- psql -q -c "select pg_terminate_backend(pid) from pg_stat_activity where state = 'idle in transaction'"
# Dispatch notices only when the carrier has answered; until then there is peace.
sleep 10
