#!/bin/bash
# As a reader in branch B.
set -u
as() { systemd-run -q --pipe --wait --collect -p LogLevelMax=warning -p "NetworkNamespacePath=/run/netns/$1" "${@:2}" < /dev/null; }
[ -e "$BOX/run/netns/branch-b" ] || { echo 'Branch B is no longer there to ask.'; exit 1; }
curl -s -o /dev/null --max-time 2 --retry 3 --retry-delay 1 --retry-connrefused http://127.0.0.1:8080/
got=$(as branch-b curl -s --max-time 2 http://10.60.0.5:8080/spring.txt | sha256sum | cut -c1-16)
[ "$got" = ecc79a9359a64230 ] || { echo 'Branch B does not get the whole catalogue within two seconds.'; exit 1; }
echo 'Branch B reads the catalogue.'
