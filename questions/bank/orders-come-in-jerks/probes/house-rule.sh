#!/bin/bash
# What a fresh session of each program is told.
set -u
export PGCONNECT_TIMEOUT=3
rule() { PGPASSWORD=$2 psql -h 127.0.0.1 -U "$1" -d shop -qtAX -c "select setting from pg_settings where name = 'idle_in_transaction_session_timeout'" 2> /dev/null; }
for _ in $(seq 25); do rule shop petal-17 > /dev/null && break; sleep 0.2; done
for who in 'dispatch parcel-42' 'shop petal-17'; do
  # shellcheck disable=SC2086
  ms=$(rule $who)
  [ -n "$ms" ] || { echo "The database does not let ${who% *} in."; exit 1; }
  [ "$ms" -gt 0 ] || { echo "The database would wait for ${who% *} for ever."; exit 1; }
  [ "$ms" -le 30000 ] || { echo "The database would wait for ${who% *} for $((ms / 1000)) s."; exit 1; }
done
echo 'The database ends such a session by itself.'
