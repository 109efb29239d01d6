#!/bin/bash
# All at once, because silence takes its time.
set -u
as() { systemd-run -q --pipe --wait --collect -p LogLevelMax=warning -p "NetworkNamespacePath=/run/netns/$1" "${@:2}" < /dev/null; }
for host in till-1 office-3 guest-9; do [ -e "$BOX/run/netns/$host" ] || { echo "The machine $host is no longer there to ask."; exit 1; }; done
curl -s -o /dev/null --max-time 2 --retry 3 --retry-delay 1 --retry-connrefused http://127.0.0.1:8443/balance
# shellcheck disable=SC2016
open=$(as guest-9 /bin/bash -c 'for port in 8443 8022 12000 5432; do
  for address in 10.40.2.5 10.40.1.5; do
    { curl -s --max-time 0.6 -o /dev/null "http://$address:$port/" && echo "$port"; } &
  done
done; wait')
[ -z "$open" ] || { echo "A guest of the café reaches port $(head -n 1 <<< "$open")."; exit 1; }
echo 'Guests reach nothing of ours.'
