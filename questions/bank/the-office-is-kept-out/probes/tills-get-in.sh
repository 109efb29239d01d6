#!/bin/bash
# They could book all along, and must go on.
set -u
as() { systemd-run -q --pipe --wait --collect -p LogLevelMax=warning -p "NetworkNamespacePath=/run/netns/$1" "${@:2}" < /dev/null; }
for host in till-1 office-3 guest-9; do [ -e "$BOX/run/netns/$host" ] || { echo "The machine $host is no longer there to ask."; exit 1; }; done
curl -s -o /dev/null --max-time 2 --retry 3 --retry-delay 1 --retry-connrefused http://127.0.0.1:8443/balance
as till-1 curl -s --max-time 1.5 http://10.40.1.5:8443/balance | grep -q 418250 || { echo 'The tills get no answer from the ledger.'; exit 1; }
for port in 8022 12000; do
  as till-1 curl -s --max-time 1 -o /dev/null http://10.40.1.5:$port/ || { echo "The tills get no answer on port $port."; exit 1; }
done
echo 'The tills reach what they should.'
