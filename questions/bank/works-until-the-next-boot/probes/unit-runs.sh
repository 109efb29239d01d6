#!/bin/bash
# Wanted at boot, and not as root. While the store is away it may be between two attempts.
set -u
enabled=no
for wanted in "$BOX"/etc/systemd/system/*.wants/ledger.service; do
  [ -L "$wanted" ] && enabled=yes
done
[ $enabled = yes ] || { echo 'It would not start with the machine.'; exit 1; }
root=$(awk '/^Uid:/ {print $2}' /proc/1/status)
for _ in $(seq 35); do
  pid=$(head -n 1 "$BOX/sys/fs/cgroup/system.slice/ledger.service/cgroup.procs" 2> /dev/null)
  [ -n "$pid" ] && uid=$(awk '/^Uid:/ {print $2}' "/proc/$pid/status" 2> /dev/null) && [ -n "$uid" ] && break
  pid=
  sleep 0.1
done
[ -n "$pid" ] || { echo 'The ledger does not run as its unit.'; exit 1; }
[ "$uid" != "$root" ] || { echo 'The ledger runs as root.'; exit 1; }
echo 'It runs as its unit and is wanted at boot.'
