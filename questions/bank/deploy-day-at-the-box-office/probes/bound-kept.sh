#!/bin/bash
# What is in force, and what the files say for the next start.
set -u
export PGPASSWORD=upright-piano-61 PGCONNECT_TIMEOUT=3
ask() { psql -h 127.0.0.1 -U dba -d boxoffice -qtAX -c "$1" 2> /dev/null; }
for _ in $(seq 25); do ask "select 1" > /dev/null && break; sleep 0.2; done
now=$(ask "select setting from pg_settings where name = 'max_connections'")
[ -n "$now" ] || { echo 'The database does not let the DBA in.'; exit 1; }
[ "$now" -le 30 ] || { echo "The database takes $now guests."; exit 1; }
next=$(ask "select setting from pg_file_settings where name = 'max_connections' order by seqno desc limit 1")
[ "${next:-100}" -le 30 ] || { echo "After its next start the database would take ${next:-100} guests."; exit 1; }
kept=$(ask "select setting from pg_settings where name = 'superuser_reserved_connections'")
[ "$kept" -ge 2 ] || { echo "Only $kept places are kept for the DBA."; exit 1; }
echo "The database takes $now guests, $kept of them the DBA."
