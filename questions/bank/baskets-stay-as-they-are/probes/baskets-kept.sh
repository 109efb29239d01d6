#!/bin/bash
# Every basket's content, in an order of our own.
set -u
ask() { redis-cli -h 127.0.0.1 "$@" 2> /dev/null; }
for _ in $(seq 30); do ask INFO server | grep -q redis_version && break; sleep 0.2; done
here=$(for n in $(seq -w 1 520); do echo "EXISTS basket:c-0$n"; done | ask | grep -c '^1$')
[ "$here" = 520 ] || { echo "Of 520 baskets $here are there."; exit 1; }
sum=$(for n in $(seq -w 1 520); do printf 'ECHO basket:c-0%s\nHGETALL basket:c-0%s\n' "$n" "$n"; done | ask |
  awk '/^basket:/ { key = $0; next } { getline many; print key, $0, many }' | LC_ALL=C sort | sha256sum | cut -c1-16)
[ "$sum" = dfc437759e6bdc63 ] || { echo 'All baskets are there, but not with what was in them.'; exit 1; }
echo 'All 520 baskets are there, with everything in them.'
