#!/bin/bash
# The next sale that a till is told is booked: it must be in the file. Nothing of the probe's own is booked.
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
booked=$BOX/var/lib/tills/booked
many() { grep -c . "$booked" 2> /dev/null || true; }
had=$(many)
for _ in $(seq 40); do
  now=$(many)
  [ "${now:-0}" -gt "${had:-0}" ] && break
  sleep 0.25
done
[ "${now:-0}" -gt "${had:-0}" ] || { echo 'No till is told that a sale is booked.'; exit 1; }
ref=$(tail -n 1 "$booked")
for _ in 1 2 3; do
  take && [ "$(ask "select count(*) from entries where ref = '$ref'")" = 1 ] && { echo 'An entry arrives in the ledger in its place.'; exit 0; }
  sleep 0.3
done
echo 'An entry is taken, and is not in the ledger in its place.'
exit 1
