#!/bin/bash
# There is no password on that page.
set -u
as() { systemd-run -q --pipe --wait --collect -p LogLevelMax=warning -p "NetworkNamespacePath=/run/netns/$1" "${@:2}" < /dev/null; }
curl -s --max-time 3 --retry 3 --retry-delay 1 --retry-connrefused http://127.0.0.1:9001/admin/state | grep -q '"plants": 63' ||
  { echo 'The page for ourselves does not answer on the machine.'; exit 1; }
if curl -s --max-time 2 -o /dev/null http://10.20.0.5:9001/admin/state; then
  echo 'The page for ourselves answers on the address of the network.'
  exit 1
fi
if [ -e "$BOX/run/netns/watch" ] && as watch curl -s --max-time 2 -o /dev/null http://10.20.0.5:9001/admin/state; then
  echo 'The page for ourselves can be read from another machine.'
  exit 1
fi
echo 'The page for ourselves stays at home.'
