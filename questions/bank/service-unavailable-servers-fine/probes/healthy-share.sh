#!/bin/bash
# The servers that can serve do so, more than one of them. One that was just started comes back a moment after the other.
set -u
up=$(echo 'show info' | socat -t 2 - "UNIX-CONNECT:$BOX/run/haproxy/admin.sock" 2> /dev/null | sed -n 's/^Uptime_sec: //p')
for _ in $(seq 6); do
  by=$(curl -s --max-time 6 -o /dev/null -D - -H 'Host: shop.linden.example' 'http://127.0.0.1/item/[1-8]' | tr -d '\r' | sed -n 's/^[Xx]-[Ss]erved-[Bb]y: //p' | sort -u)
  [ "$(grep -c . <<< "$by")" -ge 2 ] && break
  [ -z "$by" ] && [ "${up:-0}" -gt 15 ] && break
  sleep 0.6
done
[ "$(grep -c . <<< "$by")" -ge 2 ] || { echo 'The work is not shared between the servers that can do it.'; exit 1; }
echo 'The work is shared.'
