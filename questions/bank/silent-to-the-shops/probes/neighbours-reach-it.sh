#!/bin/bash
# As the neighbours themselves: a plain request to the address they know.
set -u
# The page for ourselves opens last: until it answers the service is still starting.
curl -s -o /dev/null --max-time 3 --retry 3 --retry-delay 1 --retry-connrefused http://127.0.0.1:9001/admin/state
as() { systemd-run -q --pipe --wait --collect -p LogLevelMax=warning -p "NetworkNamespacePath=/run/netns/$1" "${@:2}" < /dev/null; }
for host in watch shop-2; do
  [ -e "$BOX/run/netns/$host" ] || { echo "The machine $host is no longer there to ask."; exit 1; }
  answer=$(as $host curl -s --max-time 3 http://10.20.0.5:9000/stock/monstera)
  grep -q '"pieces": 42' <<< "$answer" || { echo "The machine $host gets no number."; exit 1; }
done
echo 'Both neighbours get their numbers.'
