#!/bin/bash
# As the user of the depot, with nothing in the environment, as cron would.
set -u
out=$(chroot --userspec=depot:depot "$BOX" /usr/bin/env -i /bin/sh -c 'cd / && exec /opt/depot/bin/parcels' 2>&1)
[ "$(grep -c . <<< "$out")" = 267 ] && [ "$(sha256sum <<< "$out" | cut -c1-16)" = 912bef75cd68e4d9 ] && { echo '267 open parcels are listed.'; exit 0; }
echo "It said: $(head -n 1 <<< "$out" | tr -d '\r' | cut -c1-120)"
exit 1
