#!/bin/bash
# Started by systemd, wanted at boot, and not as root.
set -u
for _ in $(seq 30); do
  pid=$(head -n 1 "$BOX/sys/fs/cgroup/system.slice/booking.service/cgroup.procs" 2> /dev/null)
  [ -n "$pid" ] && break
  sleep 0.1
done
[ -n "$pid" ] || { echo 'The booking pages do not run as their unit.'; exit 1; }
root=$(awk '/^Uid:/ {print $2}' /proc/1/status)
[ "$(awk '/^Uid:/ {print $2}' "/proc/$pid/status")" != "$root" ] || { echo 'The booking pages run as root.'; exit 1; }
for wanted in "$BOX"/etc/systemd/system/*.wants/booking.service; do
  [ -L "$wanted" ] && { echo 'They run as their unit and are wanted at boot.'; exit 0; }
done
echo 'They run, but would not start with the machine.'
exit 1
