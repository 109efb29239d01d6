#!/bin/bash
# Twenty-four items through the front door, each must be itself. A load balancer that has just started is given time to look at its servers.
set -u
round() {
  curl -s --max-time 6 -H 'Host: shop.linden.example' 'http://127.0.0.1/item/[1-24]' | grep -cE '^\{"item": [0-9]+, "name": "[a-z -]+ no\. [0-9]+"\}$'
}
up=$(echo 'show info' | socat -t 2 - "UNIX-CONNECT:$BOX/run/haproxy/admin.sock" 2> /dev/null | sed -n 's/^Uptime_sec: //p')
for _ in $(seq 9); do
  proper=$(round)
  [ "$proper" = 24 ] && break
  [ "$proper" = 0 ] && [ "${up:-0}" -gt 15 ] && break
  sleep 0.8
done
[ "$proper" = 0 ] && { echo 'Customers get no page of the shop.'; exit 1; }
[ "$proper" = 24 ] || { echo "Of 24 clicks only $proper gave a proper page."; exit 1; }
echo 'All of 24 clicks gave a proper page.'
