#!/bin/bash
# The other two things the table grants to the office.
set -u
as() { systemd-run -q --pipe --wait --collect -p LogLevelMax=warning -p "NetworkNamespacePath=/run/netns/$1" "${@:2}" < /dev/null; }
for host in till-1 office-3 guest-9; do [ -e "$BOX/run/netns/$host" ] || { echo "The machine $host is no longer there to ask."; exit 1; }; done
curl -s -o /dev/null --max-time 2 --retry 3 --retry-delay 1 --retry-connrefused http://127.0.0.1:8443/balance
as office-3 curl -s --max-time 1 http://10.40.2.5:8022/ | grep -q console || { echo 'The office gets no answer from the console.'; exit 1; }
as office-3 curl -s --max-time 1 http://10.40.2.5:12000/ | grep -q ledger_up || { echo 'The office gets no answer from the gauges.'; exit 1; }
echo 'The office reaches console and gauges.'
