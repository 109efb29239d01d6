#!/bin/bash
# Four sold-out answers, and a look at what is still in the middle of something for longer than a purchase takes.
set -u
export PGPASSWORD=upright-piano-61 PGCONNECT_TIMEOUT=3
ask() { psql -h 127.0.0.1 -U dba -d boxoffice -qtAX -c "$1" 2> /dev/null; }
for _ in $(seq 25); do ask "select 1" > /dev/null && break; sleep 0.2; done
count() { ask "select count(*) from pg_stat_activity where usename = 'tickets' and state like 'idle in transaction%' and now() - state_change > interval '$1'"; }
for customer in 1 2 3 4; do
  curl -s -o /dev/null --max-time 3 -X POST "http://127.0.0.1:8082/buy?event=13&customer=g-$customer" &
done
wait
sleep 0.8
left=$(count '0.5 seconds')
[ -n "$left" ] || { echo 'The database does not let the DBA in.'; exit 1; }
[ "$left" = 0 ] || { echo "$left purchases were begun and neither finished nor called off."; exit 1; }
echo 'Nothing is left open.'
