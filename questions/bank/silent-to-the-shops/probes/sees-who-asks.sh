#!/bin/bash
# Something in between would answer too, but then every number is told to the machine itself.
set -u
# The page for ourselves opens last: until it answers the service is still starting.
curl -s -o /dev/null --max-time 3 --retry 3 --retry-delay 1 --retry-connrefused http://127.0.0.1:9001/admin/state
as() { systemd-run -q --pipe --wait --collect -p LogLevelMax=warning -p "NetworkNamespacePath=/run/netns/$1" "${@:2}" < /dev/null; }
[ -e "$BOX/run/netns/shop-2" ] || { echo 'The shop is no longer there to ask.'; exit 1; }
answer=$(as shop-2 curl -s --max-time 3 http://10.20.0.5:9000/stock/fern)
[ -n "$answer" ] || { echo 'The shop gets no answer.'; exit 1; }
told=$(jq -r .told <<< "$answer" 2> /dev/null)
[ "$told" = 10.20.0.21 ] || { echo "The service thinks that ${told:-nobody} asked, not the shop."; exit 1; }
echo 'The service knows that the shop asked.'
