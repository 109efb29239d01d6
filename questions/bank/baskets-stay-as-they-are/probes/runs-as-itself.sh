#!/bin/bash
# Started by systemd, wanted at boot, and not as root.
set -u
root=$(awk '/^Uid:/ {print $2}' /proc/1/status)
for unit in redis-server basket; do
  for _ in $(seq 30); do
    pid=$(head -n 1 "$BOX/sys/fs/cgroup/system.slice/$unit.service/cgroup.procs" 2> /dev/null)
    [ -n "$pid" ] && break
    sleep 0.1
  done
  [ -n "$pid" ] || { echo "$unit does not run as its unit."; exit 1; }
  [ "$(awk '/^Uid:/ {print $2}' "/proc/$pid/status")" != "$root" ] || { echo "$unit runs as root."; exit 1; }
  [ -L "$BOX/etc/systemd/system/multi-user.target.wants/$unit.service" ] || { echo "$unit would not start with the machine."; exit 1; }
done
echo 'Both run as their units and are wanted at boot.'
