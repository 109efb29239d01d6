#!/bin/bash
# The store that accounts uses: nothing dropped for want of room, nor sessions first should it become scarce, room to spare, and
# nothing in it that would never end.
set -u
port=$(awk -F= '/^\[/ { part = $0 } part == "[store]" && $1 ~ /^port *$/ { gsub(/ /, "", $2); print $2 }' "$BOX/etc/accounts/accounts.ini" 2> /dev/null)
ask() { redis-cli -h 127.0.0.1 -p "${port:-6379}" "$@" 2> /dev/null | tr -d '\r'; }
for _ in $(seq 20); do ask INFO stats | grep -q '^evicted_keys' && break; sleep 0.2; done
dropped() { ask INFO stats | sed -n 's/^evicted_keys://p'; }
first=$(dropped)
sleep 1
second=$(dropped)
[ -n "$second" ] || { echo 'The store of the sessions does not answer.'; exit 1; }
[ "$first" = "$second" ] || { echo "The store drops $((second - first)) things a second for want of room."; exit 1; }
endless=$(ask INFO keyspace | awk -F'[=,]' '/^db/ { sum += $2 - $4 } END { print sum + 0 }')
[ "$endless" -le 100 ] || { echo "$endless things that never end live next to the sessions."; exit 1; }
policy=$(ask CONFIG GET maxmemory-policy | tail -n 1)
case $policy in
  noeviction | volatile-ttl) ;;
  *) echo "Whoever fills the store next pushes the sessions out again: $policy."; exit 1 ;;
esac
used=$(ask INFO memory | sed -n 's/^used_memory://p')
most=$(ask CONFIG GET maxmemory | tail -n 1)
[ "$most" = 0 ] || [ $((used * 100 / most)) -le 85 ] || { echo "The store is filled to $((used * 100 / most)) %."; exit 1; }
echo 'Nothing is dropped, there is room, and all that is kept will end.'
