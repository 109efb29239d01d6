#!/bin/bash
# In, recognised, and out again, so that the probe leaves no session behind.
set -u
url=http://127.0.0.1:8091
curl -s -o /dev/null --max-time 4 --retry 2 --retry-delay 1 --retry-connrefused --retry-max-time 3 $url/ || { echo 'Nobody answers for logins.'; exit 1; }
answer=$(curl -s --max-time 4 -w '\n%{http_code}' -X POST "$url/login?customer=P1") ||
  { echo 'Nobody answers for logins.'; exit 1; }
[ "${answer##*$'\n'}" = 200 ] || { echo "A login is answered with ${answer##*$'\n'}."; exit 1; }
session=$(head -n 1 <<< "$answer")
who=$(curl -s --max-time 4 -H "X-Session: $session" "$url/whoami")
curl -s -o /dev/null --max-time 4 -H "X-Session: $session" -X POST "$url/logout"
[ "$who" = 'customer: P1' ] || { echo 'Who has just logged in is not recognised.'; exit 1; }
echo 'Customers can log in.'
