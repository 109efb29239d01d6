#!/bin/bash
# Far enough apart not to slip through between two notes together.
set -u
url=http://127.0.0.1:8081/orders
curl -s -o /dev/null --max-time 6 --retry 6 --retry-delay 1 --retry-connrefused $url/1017 || { echo 'The shop does not answer.'; exit 1; }
for product in 3 14 25; do
  answer=$(curl -s --max-time 1.5 -w '\n%{http_code}' -X POST "$url?product=$product&customer=g-probe") || { echo 'An order took longer than a second and a half.'; exit 1; }
  [ "${answer##*$'\n'}" = 201 ] || { echo "An order was refused: $(head -n 1 <<< "$answer" | cut -c1-80)."; exit 1; }
  sleep 0.5
done
echo 'Three orders were accepted at once.'
