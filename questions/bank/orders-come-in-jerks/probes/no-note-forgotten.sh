#!/bin/bash
# A note that waits while later ones have long gone out was forgotten by somebody. How many wait in their order does not matter.
set -u
export PGPASSWORD=petal-17 PGCONNECT_TIMEOUT=3
ask() { psql -h 127.0.0.1 -U shop -d shop -qtAX -c "$1" 2> /dev/null; }
for _ in $(seq 25); do ask "select 1" > /dev/null && break; sleep 0.2; done
# Twelve seconds: who sends several at a time, or one that failed once more, may be overtaken for the length of a call.
left=$(ask "select count(*) from notes n where sent is null and exists
  (select from notes later where later.number > n.number and later.sent < clock_timestamp() - interval '12 s')")
[ -n "$left" ] || { echo 'The notes could not be read.'; exit 1; }
[ "$left" = 0 ] || { echo "Notes with a number that never reached the carrier: $left."; exit 1; }
echo 'Every note is with the carrier, or on its way.'
