#!/bin/bash
# Every number from the first to the last is used once, by an invoice or a note.
set -u
export PGPASSWORD=petal-17 PGCONNECT_TIMEOUT=3
ask() { psql -h 127.0.0.1 -U shop -d shop -qtAX -c "$1" 2> /dev/null; }
for _ in $(seq 25); do ask "select 1" > /dev/null && break; sleep 0.2; done
row=$(ask "with used as (select invoice n from orders union all select number from notes)
  select count(*), count(distinct n), max(n), (select last from numbers where series = 'documents') from used")
[ -n "$row" ] || { echo 'The series could not be read.'; exit 1; }
IFS='|' read -r used distinct most last <<< "$row"
[ "$used" -ge 1797 ] || { echo "Only $used invoices and notes are left."; exit 1; }
[ "$used" = "$distinct" ] || { echo 'A number was given twice.'; exit 1; }
[ "$used|$most" = "$((most - 50000))|$last" ] || { echo 'The series has a gap.'; exit 1; }
echo "All numbers up to $last are used once."
