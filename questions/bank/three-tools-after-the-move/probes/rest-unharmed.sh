#!/bin/bash
# The parcels, the library of the first generation, and the tool that needs it.
set -u
have=$(sha256sum < "$BOX/srv/depot/parcels.csv" 2> /dev/null | cut -c1-16)
[ "$have" = 6c23fb60ab0bc2ae ] || { echo 'The list of parcels was changed.'; exit 1; }
out=$(chroot --userspec=nobody:nogroup "$BOX" /usr/bin/env -i /bin/sh -c 'cd / && exec /usr/local/bin/archive-tally 1000 234' 2>&1)
[ "$out" = 1.234,00 ] || { echo "archive-tally says: $(head -n 1 <<< "$out" | cut -c1-100)"; exit 1; }
echo 'Parcels and archive-tally are as they were.'
