#!/bin/bash
# Findings 7, 3 and 1, each tried out. Silence (28) is right, a refusal (7) shows an open door.
set -u
as() { systemd-run -q --pipe --wait --collect -p LogLevelMax=warning -p "NetworkNamespacePath=/run/netns/$1" "${@:2}" < /dev/null; }
for host in desk relay branch-a; do [ -e "$BOX/run/netns/$host" ] || { echo "The machine $host is no longer there to ask."; exit 1; }; done
curl -s -o /dev/null --max-time 2 --retry 3 --retry-delay 1 --retry-connrefused http://127.0.0.1:8080/
for asked in desk/10.62.0.5 branch-a/10.60.0.5; do
  if as "${asked%/*}" ping -c 1 -W 0.4 -q "${asked#*/}" > /dev/null 2>&1; then echo 'The machine answers ping.'; exit 1; fi
done
if as relay curl -s --max-time 0.4 -o /dev/null http://10.60.0.5:8080/; then echo 'Somebody with an impossible address was let in.'; exit 1; fi
as branch-a curl -s --max-time 0.4 -o /dev/null http://10.60.0.5:9999/
[ $? = 28 ] || { echo 'A port other than that of the catalogue answers.'; exit 1; }
echo 'What the audit asked for is still so.'
