#!/bin/bash
# The customers' way in: by name, on the usual port, from the web server itself.
set -u
answer=$(curl -s -i --max-time 4 -H 'Host: shop.fernwood.example' http://127.0.0.1/) || { echo 'Nobody answers for the shop.'; exit 1; }
head -n 1 <<< "$answer" | grep -q ' 200' || { echo "The shop answers $(head -n 1 <<< "$answer" | tr -d '\r')."; exit 1; }
grep -qi '^server: nginx' <<< "$answer" || { echo 'Something other than the web server answers.'; exit 1; }
grep -q 'release 2041' <<< "$answer" || { echo 'The shop shows a release that is not the current one.'; exit 1; }
item=$(curl -s --max-time 4 -H 'Host: shop.fernwood.example' http://127.0.0.1/item-5.json)
grep -q '"release": 2041' <<< "$item" || { echo 'The shop has its front page, but not its items.'; exit 1; }
echo 'The shop is open with release 2041.'
