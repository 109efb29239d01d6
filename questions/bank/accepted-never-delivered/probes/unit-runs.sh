#!/bin/bash
# Both processes, started by systemd, wanted at boot, not as root.
set -u
procs=$BOX/sys/fs/cgroup/system.slice/notices.service/cgroup.procs
for _ in $(seq 25); do
  [ "$(wc -l < "$procs" 2> /dev/null || echo 0)" -ge 2 ] && break
  sleep 0.1
done
[ "$(wc -l < "$procs" 2> /dev/null || echo 0)" -ge 2 ] || { echo 'The service does not run as its unit.'; exit 1; }
pid=$(head -n 1 "$procs")
root=$(awk '/^Uid:/ {print $2}' /proc/1/status)
[ "$(awk '/^Uid:/ {print $2}' "/proc/$pid/status")" != "$root" ] || { echo 'The service runs as root.'; exit 1; }
for wanted in "$BOX"/etc/systemd/system/*.wants/notices.service; do
  [ -L "$wanted" ] && { echo 'It runs as its unit and is wanted at boot.'; exit 0; }
done
echo 'It runs, but would not start with the machine.'
exit 1
