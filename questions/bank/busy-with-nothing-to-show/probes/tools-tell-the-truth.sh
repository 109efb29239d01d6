#!/bin/bash
# Nothing is loaded into every program before it starts. An empty list is as good as none.
set -u
list=$BOX/etc/ld.so.preload
if [ -e "$list" ] && grep -q '[^[:space:]]' "$list"; then
  echo 'Every program that starts still loads something of theirs first.'
  exit 1
fi
grep -rqsE '^[^#]*LD_PRELOAD=' "$BOX/etc/environment" "$BOX/etc/profile" "$BOX/etc/systemd/system" &&
  { echo 'Programs are still made to load something of theirs first.'; exit 1; }
echo 'The tools show what there is.'
