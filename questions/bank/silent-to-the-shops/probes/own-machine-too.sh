#!/bin/bash
# The reordering job asks at this address, and always has.
set -u
answer=$(curl -s --max-time 3 --retry 3 --retry-delay 1 --retry-connrefused http://127.0.0.1:9000/stock/calathea)
grep -q '"pieces": 17' <<< "$answer" || { echo 'The machine itself gets no number.'; exit 1; }
echo 'The machine itself gets its numbers.'
