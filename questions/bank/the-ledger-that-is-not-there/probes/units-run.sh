#!/bin/bash
# Started by systemd, wanted at boot, not as root; and what ledger has open has a name.
set -u
root=$(awk '/^Uid:/ {print $2}' /proc/1/status)
for unit in tills ledger; do
  for _ in $(seq 40); do
    pid=$(head -n 1 "$BOX/sys/fs/cgroup/system.slice/$unit.service/cgroup.procs" 2> /dev/null)
    [ -n "$pid" ] && break
    sleep 0.1
  done
  [ -n "$pid" ] || { echo "$unit does not run as its unit."; exit 1; }
  [ "$(awk '/^Uid:/ {print $2}' "/proc/$pid/status")" != "$root" ] || { echo "$unit runs as root."; exit 1; }
  [ -L "$BOX/etc/systemd/system/multi-user.target.wants/$unit.service" ] || { echo "$unit would not start with the machine."; exit 1; }
done
for _ in $(seq 10); do
  open=$(find "/proc/$pid/fd" -lname '*ledger.db*' -printf '%l\n' 2> /dev/null)
  [ -n "$open" ] && break
  sleep 0.2
done
grep -q deleted <<< "$open" && { echo 'A restart would find another ledger than the one in use.'; exit 1; }
[ -n "$open" ] || { echo 'The service has no ledger open.'; exit 1; }
echo 'Both run as their units, and a restart is nothing to fear.'
