#!/bin/bash
# The tills' own book first, then the ledger: what a till was told must be in it.
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
booked=$(LC_ALL=C sort "$BOX/var/lib/tills/booked" 2> /dev/null)
[ -n "$booked" ] || { echo 'The book of the tills is gone.'; exit 1; }
take || { echo 'There is no ledger in its place.'; exit 1; }
have=$(ask "select ref from entries where ref like 't_-%'" | LC_ALL=C sort)
lost=$(LC_ALL=C comm -23 <(echo "$booked") <(echo "$have") | grep -c .)
[ "$lost" = 0 ] || { echo "$lost of $(grep -c . <<< "$booked") entries that the tills were told are booked are not in the ledger."; exit 1; }
[ -z "$(uniq -d <<< "$have")" ] || { echo 'An entry is in the ledger twice.'; exit 1; }
echo "All $(grep -c . <<< "$booked") entries of the tills are in the ledger."
