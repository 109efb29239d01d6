#!/bin/bash
# Started by systemd, wanted at boot, and not as root.
set -u
for _ in $(seq 40); do
  pid=$(head -n 1 "$BOX/sys/fs/cgroup/system.slice/intake.service/cgroup.procs" 2> /dev/null)
  [ -n "$pid" ] && break
  sleep 0.1
done
[ -n "$pid" ] || { echo 'The intake does not run as its unit.'; exit 1; }
root=$(awk '/^Uid:/ {print $2}' /proc/1/status)
[ "$(awk '/^Uid:/ {print $2}' "/proc/$pid/status")" != "$root" ] || { echo 'The intake runs as root.'; exit 1; }
[ -L "$BOX/etc/systemd/system/multi-user.target.wants/intake.service" ] || { echo 'It runs, but would not start with the machine.'; exit 1; }
echo 'It runs as its unit and is wanted at boot.'
