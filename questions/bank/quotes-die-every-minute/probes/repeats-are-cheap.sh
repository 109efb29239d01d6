#!/bin/bash
# The same three products again, under new request numbers: nothing may be calculated anew.
set -u
url=http://127.0.0.1:8090
curl -s -o /dev/null --retry 5 --retry-delay 1 --retry-connrefused $url/stats || { echo 'The service does not answer.'; exit 1; }
ask() { curl -s --max-time 8 -o /dev/null -D - "$url/quote?product=[11-13]&quantity=30&request=$1-[1-2]"; }
ask "R$$" > /dev/null
repeats=$(ask "S$$" | tr -d '\r' | grep -ci '^x-quote: cached$')
[ "$repeats" = 6 ] || { echo "Of 6 repeated quotes only $repeats needed no new calculation."; exit 1; }
echo "Of 6 repeated quotes $repeats needed no new calculation."
