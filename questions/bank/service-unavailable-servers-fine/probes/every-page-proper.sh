#!/bin/bash
# Twenty-four items through the front door, each must be itself. Some blank ones may be a pool that has just started: ask again.
set -u
round() {
  curl -s --max-time 6 -H 'Host: shop.linden.example' 'http://127.0.0.1/item/[1-24]' | grep -cE '^\{"item": [0-9]+, "name": "[a-z -]+ no\. [0-9]+"\}$'
}
for _ in 1 2 3 4; do
  proper=$(round)
  [ "$proper" = 24 ] && break
  [ "$proper" = 0 ] && curl -s --max-time 2 http://127.0.0.1/ | grep -q 'No server is available' && break
  sleep 0.8
done
[ "$proper" = 0 ] && { echo 'Customers get no page of the shop.'; exit 1; }
[ "$proper" = 24 ] || { echo "Of 24 clicks only $proper gave a proper page."; exit 1; }
echo 'All of 24 clicks gave a proper page.'
