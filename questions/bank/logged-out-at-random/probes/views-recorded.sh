#!/bin/bash
# The program is at work, at its rate, what it notes can be read, and ten seconds of it are there.
set -u
url=http://127.0.0.1:8072
[ -n "$(cat "$BOX/sys/fs/cgroup/system.slice/views.service/cgroup.procs" 2> /dev/null)" ] || { echo 'Nobody records views.'; exit 1; }
until [ $SECONDS -ge 7 ]; do
  many=$(curl -s --max-time 3 $url/stats | jq -r '.noted_last_5s // 0' 2> /dev/null)
  [ "${many:-0}" -ge 2500 ] && break
  sleep 0.25
done
[ "${many:-0}" -ge 2500 ] || { echo "In five seconds ${many:-0} views were recorded instead of some four thousand."; exit 1; }
view=$(curl -s --max-time 4 -X POST "$url/views?product=7" | jq -r '.view // empty' 2> /dev/null)
[ -n "$view" ] || { echo 'A view could not be recorded.'; exit 1; }
[ "$(curl -s --max-time 4 "$url/views/$view" | jq -r '.product // empty' 2> /dev/null)" = 7 ] || { echo 'A view that was just recorded is not there.'; exit 1; }
# The last ten seconds are some eight thousand; they need a moment to gather after a start.
port=$(awk -F= '/^\[/ { part = $0 } part == "[store]" && $1 ~ /^port *$/ { gsub(/ /, "", $2); print $2 }' "$BOX/etc/views/views.ini" 2> /dev/null)
until [ $SECONDS -ge 16 ]; do
  kept=$(redis-cli -h 127.0.0.1 -p "${port:-6379}" INFO keyspace 2> /dev/null | awk -F'[=,]' '/^db/ { sum += $2 } END { print sum + 0 }')
  [ "$kept" -ge 6000 ] && { echo 'Views are recorded and can be read, those of the last ten seconds as well.'; exit 0; }
  sleep 0.25
done
echo "Only $kept views are there; the shop shows those of ten seconds."
exit 1
