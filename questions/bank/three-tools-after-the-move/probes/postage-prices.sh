#!/bin/bash
# As the user of the depot, with nothing in the environment, as cron would.
set -u
out=$(printf 'p-0001,740,2\np-0002,99,5\n' | chroot --userspec=depot:depot "$BOX" /usr/bin/env -i /bin/sh -c 'cd / && exec /opt/depot/bin/postage' 2>&1)
[ "$out" = $'p-0001,2,596\np-0002,5,839' ] && { echo 'Two parcels were priced rightly.'; exit 0; }
echo "It said: $(head -n 1 <<< "$out" | cut -c1-120)"
exit 1
