#!/bin/bash
# A crowd of forty-eight, thirty-two at a time, a quarter of them for an event that is sold out.
set -u
url=http://127.0.0.1:8082
curl -s -o /dev/null --max-time 6 --retry 6 --retry-delay 1 --retry-connrefused $url/ || { echo 'The box office does not answer.'; exit 1; }
# One request first: after a restart of the database the first may find a line cut.
curl -s -o /dev/null --max-time 8 -X POST "$url/buy?event=1&customer=g-probe"
codes=$(curl -s -Z --parallel-immediate --parallel-max 32 --max-time 12 -X POST -o /dev/null -w '%{http_code}\n' "$url/buy?event={1,2,3,13}&customer=g-[1-12]" 2> /dev/null)
sold=$(grep -c '^201$' <<< "$codes")
out=$(grep -c '^409$' <<< "$codes")
[ "$sold" = 36 ] && [ "$out" = 12 ] && { echo 'Of 48 people at once, 36 got their ticket and 12 heard that it is sold out.'; exit 0; }
echo "Of 48 people at once, $((48 - sold - out)) got neither a ticket nor a proper answer."
exit 1
