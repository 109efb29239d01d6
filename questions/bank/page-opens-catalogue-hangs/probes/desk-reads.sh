#!/bin/bash
# The neighbour for whom all was well, and the front page for the branches.
set -u
as() { systemd-run -q --pipe --wait --collect -p LogLevelMax=warning -p "NetworkNamespacePath=/run/netns/$1" "${@:2}" < /dev/null; }
[ -e "$BOX/run/netns/desk" ] || { echo 'The desk is no longer there to ask.'; exit 1; }
curl -s -o /dev/null --max-time 2 --retry 3 --retry-delay 1 --retry-connrefused http://127.0.0.1:8080/
got=$(as desk curl -s --max-time 2 http://10.62.0.5:8080/spring.txt | sha256sum | cut -c1-16)
[ "$got" = ecc79a9359a64230 ] || { echo 'The desk does not get the whole catalogue.'; exit 1; }
for branch in branch-a branch-b; do
  as $branch curl -s --max-time 2 http://10.60.0.5:8080/ | grep -q '^2 catalogues' || { echo "The front page does not open in $branch."; exit 1; }
done
echo 'The desk reads the catalogue, and the front page opens everywhere.'
