#!/bin/bash
# The timer is at work and comes back with the machine.
set -u
[ "$(chroot "$BOX" systemctl is-active tidy-sessions.timer 2> /dev/null)" = active ] || { echo 'The tidying is not scheduled.'; exit 1; }
for wanted in "$BOX"/etc/systemd/system/*.wants/tidy-sessions.timer; do
  [ -L "$wanted" ] && { echo 'The tidying is scheduled.'; exit 0; }
done
echo 'The tidying would not come back after a reboot.'
exit 1
