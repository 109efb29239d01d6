#!/bin/bash
# Twenty customers who logged in during the last day are still known.
set -u
url=http://127.0.0.1:8091
curl -s -o /dev/null --max-time 4 --retry 2 --retry-delay 1 --retry-connrefused --retry-max-time 3 $url/ || { echo 'Nobody answers for logins.'; exit 1; }
known=0
for number in $(seq 20); do
  session=$(printf 'live-%d' "$number" | md5sum | cut -d ' ' -f 1)
  [ "$(curl -s --max-time 2 -H "X-Session: $session" $url/whoami)" = "customer: L$number" ] && known=$((known + 1))
done
[ $known = 20 ] || { echo "Of twenty customers $known are still logged in."; exit 1; }
echo 'Who was logged in still is.'
