#!/bin/bash
# The auditors' timer is at work and comes back with the machine.
set -u
[ "$(chroot "$BOX" systemctl is-active tighten-www.timer 2> /dev/null)" = active ] || { echo 'The tightening is not scheduled.'; exit 1; }
for wanted in "$BOX"/etc/systemd/system/*.wants/tighten-www.timer; do
  [ -L "$wanted" ] && { echo 'The tightening is scheduled.'; exit 0; }
done
echo 'The tightening would not come back after a reboot.'
exit 1
