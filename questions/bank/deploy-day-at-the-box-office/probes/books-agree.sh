#!/bin/bash
# Seats are unique by rule; the books count what was sold, and nothing is missing of what was.
set -u
export PGPASSWORD=upright-piano-61 PGCONNECT_TIMEOUT=3
ask() { psql -h 127.0.0.1 -U dba -d boxoffice -qtAX -c "$1" 2> /dev/null; }
for _ in $(seq 25); do ask "select 1" > /dev/null && break; sleep 0.2; done
row=$(ask "select coalesce(sum(abs(e.sold - coalesce(t.n, 0))), -1), coalesce(sum(t.n), 0), bool_and(e.sold <= e.seats)
  from events e left join (select event, count(*) n from tickets group by event) t on t.event = e.id")
[ -n "$row" ] || { echo 'The books could not be read.'; exit 1; }
IFS='|' read -r off tickets fits <<< "$row"
[ "$off" = 0 ] || { echo "Books and tickets differ by $off."; exit 1; }
[ "$fits" = t ] || { echo 'An event has more tickets than seats.'; exit 1; }
[ "$tickets" -ge 360 ] || { echo 'Tickets are missing.'; exit 1; }
unique=$(ask "select count(*) from pg_constraint where conrelid = 'tickets'::regclass and contype = 'u'")
[ "$unique" -ge 1 ] || { echo 'A seat could be sold twice.'; exit 1; }
echo "Books and tickets agree: $tickets sold."
