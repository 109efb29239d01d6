#!/bin/bash
# What visitors see. The first answer after a start may be slower, so each page has two tries.
set -u
curl -s -o /dev/null --max-time 2 --retry 4 --retry-delay 1 --retry-connrefused http://127.0.0.1:8060/
expect() {
  local answer
  answer=$(curl -s --max-time 0.5 "http://127.0.0.1:8060$1") || answer=$(curl -s --max-time 0.5 "http://127.0.0.1:8060$1") ||
    { echo "The page $1 does not come within half a second."; exit 1; }
  [ "$(jq -Sc . <<< "$answer" 2> /dev/null)" = "$2" ] || { echo "The page $1 is not what it should be."; exit 1; }
}
expect /book '{"cents":1250,"free":14,"queue":"open"}'
expect /tours '{"free":14}'
expect /offers '{"cents":1250,"free":14}'
echo 'All three pages are right and quick.'
