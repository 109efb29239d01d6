#!/bin/bash
# The copy of last night, by content.
set -u
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cp "$BOX"/var/backups/ledger/ledger-*.db "$room/copy.db" 2> /dev/null || { echo "Last night's copy is gone."; exit 1; }
many=$(sqlite3 "$room/copy.db" 'select count(*) from entries' 2>&1)
[ "$many" = 2100 ] || { echo "Last night's copy was changed: $many"; exit 1; }
echo "Last night's copy is as it was."
