#!/bin/bash
# As somebody in packing would print it.
set -u
uid=$(awk -F: '$1 == "packing" {print $3}' "$BOX/etc/passwd")
label=$(chroot "$BOX" setpriv --reuid="${uid:-65534}" --regid="${uid:-65534}" --clear-groups \
  env -i PATH=/usr/local/bin:/usr/bin:/bin PYTHONDONTWRITEBYTECODE=1 print-labels 4117 2> /dev/null < /dev/null)
want=$'** 4117 **\nDan Frost\n17 Mill Road\nDan.Frost@post.example\n2040 g'
[ "$label" = "$want" ] || { echo 'Labels are not printed as before.'; exit 1; }
echo 'Labels are printed as before.'
