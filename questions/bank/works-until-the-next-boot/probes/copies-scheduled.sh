#!/bin/bash
# The timer is at work and comes back with the machine; its script still brings the store to rest.
set -u
[ "$(chroot "$BOX" systemctl is-active cold-copy.timer 2> /dev/null)" = active ] || { echo 'Copies are not scheduled.'; exit 1; }
grep -q '^[^#]*systemctl stop shelfd' "$BOX/usr/local/sbin/cold-copy" 2> /dev/null || { echo 'The store is copied while it works.'; exit 1; }
for wanted in "$BOX"/etc/systemd/system/*.wants/cold-copy.timer; do
  [ -L "$wanted" ] && { echo 'Copies are scheduled.'; exit 0; }
done
echo 'Copies would not come back after a reboot.'
exit 1
