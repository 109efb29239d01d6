#!/bin/bash
# The ledger asks the vault on this machine; from anywhere else there must be no answer.
set -u
as() { systemd-run -q --pipe --wait --collect -p LogLevelMax=warning -p "NetworkNamespacePath=/run/netns/$1" "${@:2}" < /dev/null; }
for host in till-1 office-3 guest-9; do [ -e "$BOX/run/netns/$host" ] || { echo "The machine $host is no longer there to ask."; exit 1; }; done
curl -s -o /dev/null --max-time 2 --retry 3 --retry-delay 1 --retry-connrefused http://127.0.0.1:8443/balance
[ "$(curl -s --max-time 2 http://127.0.0.1:5432/sum)" = 418250 ] || { echo 'The vault does not answer the machine itself.'; exit 1; }
for asked in till-1/10.40.1.5 office-3/10.40.2.5; do
  if as "${asked%/*}" curl -s --max-time 0.5 -o /dev/null "http://${asked#*/}:5432/sum"; then
    echo "The vault answers ${asked%/*}."
    exit 1
  fi
done
echo 'The vault answers nobody else.'
