#!/bin/bash
# What visitors see. The first answer after a start may be slower, so each page has three tries.
set -u
curl -s -o /dev/null --max-time 2 --retry 4 --retry-delay 1 --retry-connrefused http://127.0.0.1:8060/
# Just after a boot room west may still be starting; the last of its machines to open is asked by its address.
for _ in $(seq 6); do
  curl -s -o /dev/null --max-time 0.3 http://10.30.0.14:7000/ && break
  sleep 0.3
done
expect() {
  local answer try
  for try in 1 2 3; do
    answer=$(curl -s --fail --max-time 0.5 "http://127.0.0.1:8060$1") && break
    [ "$try" = 3 ] && { echo "The page $1 does not come within half a second."; exit 1; }
    sleep 0.2
  done
  [ "$(jq -Sc . <<< "$answer" 2> /dev/null)" = "$2" ] || { echo "The page $1 is not what it should be."; exit 1; }
}
expect /book '{"cents":1250,"free":14,"queue":"open"}'
expect /tours '{"free":14}'
expect /offers '{"cents":1250,"free":14}'
echo 'All three pages are right and quick.'
