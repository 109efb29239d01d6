#!/bin/bash
# A session of the probe's own, and how long the store means to keep it.
set -u
url=http://127.0.0.1:8071
port=$(awk -F= '/^\[/ { part = $0 } part == "[store]" && $1 ~ /^port *$/ { gsub(/ /, "", $2); print $2 }' "$BOX/etc/accounts/accounts.ini" 2> /dev/null)
curl -s -o /dev/null --max-time 6 --retry 6 --retry-delay 1 --retry-connrefused $url/me || { echo 'accounts does not answer.'; exit 1; }
answer=$(curl -s --max-time 4 -X POST "$url/login?customer=g-probe")
session=$(jq -r '.session // empty' <<< "$answer" 2> /dev/null)
[ -n "$session" ] || { echo "Nobody can log in: $(cut -c1-90 <<< "$answer")"; exit 1; }
who=$(curl -s --max-time 4 -H "X-Session: $session" $url/me | jq -r '.customer // empty' 2> /dev/null)
[ "$who" = g-probe ] || { echo 'A session that was just opened is not known.'; exit 1; }
left=$(redis-cli -h 127.0.0.1 -p "${port:-6379}" TTL "session:$session" 2> /dev/null)
[ "${left:-0}" -ge 1700 ] && [ "$left" -le 1800 ] && { echo 'A session is opened and is to last for half an hour.'; exit 0; }
echo "A session is opened, and is to end after ${left:-0} s instead of 1800."
exit 1
