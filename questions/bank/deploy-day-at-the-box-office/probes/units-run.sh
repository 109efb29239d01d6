#!/bin/bash
# Started by systemd, wanted at boot, and not as root.
set -u
root=$(awk '/^Uid:/ {print $2}' /proc/1/status)
for unit in system-postgresql.slice/postgresql@15-main tickets dashboard ledger-feed; do
  for _ in $(seq 40); do
    pid=$(head -n 1 "$BOX/sys/fs/cgroup/system.slice/$unit.service/cgroup.procs" 2> /dev/null)
    [ -n "$pid" ] && break
    sleep 0.1
  done
  name=${unit##*/}
  [ -n "$pid" ] || { echo "$name does not run as its unit."; exit 1; }
  [ "$(awk '/^Uid:/ {print $2}' "/proc/$pid/status")" != "$root" ] || { echo "$name runs as root."; exit 1; }
  [ -L "$BOX/etc/systemd/system/multi-user.target.wants/$name.service" ] || { echo "$name would not start with the machine."; exit 1; }
done
[ -n "$(cat "$BOX/sys/fs/cgroup/system.slice/customers.service/cgroup.procs" 2> /dev/null)" ] || { echo 'There are no customers any more.'; exit 1; }
echo 'All run as their units and are wanted at boot.'
