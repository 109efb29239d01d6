#!/bin/bash
# Started by systemd, wanted at boot, not as root, with its sessions on the disk.
set -u
for _ in $(seq 25); do
  pid=$(head -n 1 "$BOX/sys/fs/cgroup/system.slice/weblogin.service/cgroup.procs" 2> /dev/null)
  [ -n "$pid" ] && break
  sleep 0.1
done
[ -n "${pid:-}" ] || { echo 'The service does not run as its unit.'; exit 1; }
root=$(awk '/^Uid:/ {print $2}' /proc/1/status)
[ "$(awk '/^Uid:/ {print $2}' "/proc/$pid/status")" != "$root" ] || { echo 'The service runs as root.'; exit 1; }
[ "$(stat -c %d "$BOX/var/lib/sessions/." 2> /dev/null)" = "$(stat -c %d "$BOX/var/lib")" ] || { echo 'A reboot would log everybody out.'; exit 1; }
for wanted in "$BOX"/etc/systemd/system/*.wants/weblogin.service; do
  [ -L "$wanted" ] && { echo 'It runs as its unit and is wanted at boot.'; exit 0; }
done
echo 'It runs, but would not start with the machine.'
exit 1
