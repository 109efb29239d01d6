#!/bin/bash
# The copy of last night, by content; others may lie beside it.
set -u
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
said='it is gone'
for file in "$BOX"/var/backups/ledger/*.db; do
  cp "$file" "$room/copy.db" 2> /dev/null || continue
  many=$(sqlite3 "$room/copy.db" 'select count(*) from entries' 2>&1)
  [ "$many" = 2100 ] && { echo "Last night's copy is as it was."; exit 0; }
  said="a copy says $many"
done
echo "Last night's copy is not as it was: $said."
exit 1
