#!/bin/bash
# The timer is at work and comes back with the machine.
set -u
[ "$(chroot "$BOX" systemctl is-active notices-snapshot.timer 2> /dev/null)" = active ] || { echo 'Snapshots are not scheduled.'; exit 1; }
for wanted in "$BOX"/etc/systemd/system/*.wants/notices-snapshot.timer; do
  [ -L "$wanted" ] && { echo 'Snapshots are scheduled.'; exit 0; }
done
echo 'Snapshots would not come back after a reboot.'
exit 1
