#!/bin/bash
# In and out again, in a basket of the probe's own.
set -u
url=http://127.0.0.1:8060/baskets/g-probe
curl -s -o /dev/null --max-time 6 --retry 6 --retry-delay 1 --retry-connrefused $url || { echo 'The basket service does not answer.'; exit 1; }
ask() { curl -s --max-time 4 -w '\n%{http_code}' -X "$1" "$url?item=fern&quantity=2"; }
answer=$(ask POST)
[ "${answer##*$'\n'}" = 200 ] || { echo "Putting something in: ${answer##*$'\n'}."; exit 1; }
grep -q '"fern": "2"' <<< "$answer" || { echo 'What was put in is not in the basket.'; exit 1; }
answer=$(ask DELETE)
[ "${answer##*$'\n'}" = 200 ] || { echo "Taking something out: ${answer##*$'\n'}."; exit 1; }
grep -q fern <<< "$answer" && { echo 'What was taken out is still in the basket.'; exit 1; }
echo 'A basket was filled and emptied again.'
