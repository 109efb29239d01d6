#!/bin/bash
# An entry of the probe's own, always the same: booked once, found in the file ever after.
set -u
# A copy of the pair as it lies there; a tail that is just being written is not read by SQLite.
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
take() {
  rm -f "$room"/*
  cp "$BOX/var/lib/ledger/ledger.db" "$room/ledger.db" 2> /dev/null || return 1
  cp "$BOX/var/lib/ledger/ledger.db-wal" "$room/ledger.db-wal" 2> /dev/null || true
}
ask() { sqlite3 "$room/ledger.db" "$1" 2>&1; }
said=$(curl -s --max-time 4 --retry 6 --retry-delay 1 --retry-connrefused --retry-max-time 6 -X POST 'http://127.0.0.1:8084/entries?ref=g-probe&cents=0&text=probe') ||
  { echo 'The ledger does not take entries.'; exit 1; }
grep -q '"ref": "g-probe"' <<< "$said" || { echo 'The ledger does not take entries.'; exit 1; }
for _ in 1 2 3; do
  take && [ "$(ask "select count(*) from entries where ref = 'g-probe'")" = 1 ] && { echo 'An entry arrives in the ledger in its place.'; exit 0; }
  sleep 0.3
done
echo 'An entry is taken, and is not in the ledger in its place.'
exit 1
