#!/bin/bash
# Ports that nothing listens on: dropped means silence (28), an open door means a refusal (7).
set -u
as() { systemd-run -q --pipe --wait --collect -p LogLevelMax=warning -p "NetworkNamespacePath=/run/netns/$1" "${@:2}" < /dev/null; }
for host in till-1 office-3 guest-9; do [ -e "$BOX/run/netns/$host" ] || { echo "The machine $host is no longer there to ask."; exit 1; }; done
curl -s -o /dev/null --max-time 2 --retry 3 --retry-delay 1 --retry-connrefused http://127.0.0.1:8443/balance
for asked in till-1/10.40.1.5:20999 office-3/10.40.2.5:20999 till-1/10.40.1.5:9999; do
  as "${asked%%/*}" curl -s --max-time 0.4 -o /dev/null "http://${asked#*/}/"
  [ $? = 28 ] || { echo "A port that should be silent answers ${asked%%/*}."; exit 1; }
done
echo 'The rest is closed and silent.'
