#!/bin/bash
# As a machine of the office: a plain request to the address it knows.
set -u
as() { systemd-run -q --pipe --wait --collect -p LogLevelMax=warning -p "NetworkNamespacePath=/run/netns/$1" "${@:2}" < /dev/null; }
for host in till-1 office-3 guest-9; do [ -e "$BOX/run/netns/$host" ] || { echo "The machine $host is no longer there to ask."; exit 1; }; done
curl -s -o /dev/null --max-time 2 --retry 3 --retry-delay 1 --retry-connrefused http://127.0.0.1:8443/balance
as office-3 curl -s --max-time 1.5 http://10.40.2.5:8443/balance | grep -q 418250 || { echo 'The office gets no answer from the ledger.'; exit 1; }
echo 'The office reaches the ledger.'
