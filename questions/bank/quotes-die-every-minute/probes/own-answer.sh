#!/bin/bash
# The heading belongs to the request that asked; prices and tables are those of the price list.
set -u
url=http://127.0.0.1:8090
curl -s -o /dev/null --retry 5 --retry-delay 1 --retry-connrefused $url/stats || { echo 'The service does not answer.'; exit 1; }
expect() {
  local answer
  answer=$(curl -s --max-time 5 --retry 5 --retry-delay 1 --retry-connrefused "$url/quote?product=$1&quantity=$2&request=$3")
  [ -n "$answer" ] || { echo 'The service does not answer.'; exit 1; }
  grep -qx "request: $3" <<< "$answer" || { echo "Request $3 was given somebody else's answer."; exit 1; }
  grep -qx "quantity: $2" <<< "$answer" || { echo "Request $3 was answered for another quantity."; exit 1; }
  grep -qx "total-cents: $4" <<< "$answer" || { echo "Product $1, $2 pieces: the price is wrong."; exit 1; }
  [ "$(grep -c 'cents each' <<< "$answer")" = 2000 ] || { echo "Product $1: the price table is not complete."; exit 1; }
}
expect 17 25 "A$$" 24350
expect 17 25 "B$$" 24350
expect 17 400 "C$$" 360000
expect 60 1 "D$$" 2570
echo 'Every answer is its own.'
