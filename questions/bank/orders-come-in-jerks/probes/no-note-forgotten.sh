#!/bin/bash
# A note that waits while later ones have gone out was forgotten by somebody.
set -u
export PGPASSWORD=petal-17 PGCONNECT_TIMEOUT=3
ask() { psql -h 127.0.0.1 -U shop -d shop -qtAX -c "$1" 2> /dev/null; }
for _ in $(seq 25); do ask "select 1" > /dev/null && break; sleep 0.2; done
left=$(ask "select count(*) from notes where sent is null and number < (select max(number) from notes where sent is not null)")
[ -n "$left" ] || { echo 'The notes could not be read.'; exit 1; }
[ "$left" = 0 ] || { echo "Notes with a number that never reached the carrier: $left."; exit 1; }
waiting=$(ask "select count(*) from notes where sent is null")
[ "$waiting" -le 5 ] || { echo "$waiting notes have a number and are not on their way."; exit 1; }
echo 'Every note is with the carrier, or on its way.'
