#!/bin/bash
# Byte by byte.
set -u
file=$BOX/srv/recovered/lease-2019.pdf
[ -f "$file" ] || { echo 'The lease is not there.'; exit 1; }
[ "$(sha256sum < "$file" | cut -c1-16)" = 36051df9a1a3cde7 ] || { echo "Something is there ($(stat -c %s "$file") bytes), but it is not the lease."; exit 1; }
echo 'The lease is back, byte by byte.'
