#!/bin/bash
# As the user of the depot, with nothing in the environment, as cron would.
set -u
out=$(printf 'p-1,2,120596\np-2,5,839\n' | chroot --userspec=depot:depot "$BOX" /usr/bin/env -i /bin/sh -c 'cd / && exec /opt/depot/bin/tally' 2>&1)
grep -qx 'all    *1\.214,35' <<< "$out" && { echo 'It adds up, and writes amounts as it should.'; exit 0; }
echo "It said: $(tail -n 1 <<< "$out" | cut -c1-120)"
exit 1
