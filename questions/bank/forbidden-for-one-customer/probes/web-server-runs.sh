#!/bin/bash
# As its unit, wanted at boot, with workers that are not root.
set -u
procs=$BOX/sys/fs/cgroup/system.slice/nginx.service/cgroup.procs
for _ in $(seq 30); do
  [ "$(wc -l < "$procs" 2> /dev/null || echo 0)" -ge 2 ] && break
  sleep 0.1
done
[ "$(wc -l < "$procs" 2> /dev/null || echo 0)" -ge 2 ] || { echo 'The web server does not run as its unit.'; exit 1; }
root=$(awk '/^Uid:/ {print $2}' /proc/1/status)
while read -r pid; do
  tr '\0' ' ' < "/proc/$pid/cmdline" 2> /dev/null | grep -q 'worker process' || continue
  [ "$(awk '/^Uid:/ {print $2}' "/proc/$pid/status")" != "$root" ] || { echo 'A worker of the web server runs as root.'; exit 1; }
done < "$procs"
for wanted in "$BOX"/etc/systemd/system/*.wants/nginx.service; do
  [ -L "$wanted" ] && { echo 'The web server runs, with workers of little right.'; exit 0; }
done
echo 'The web server would not start with the machine.'
exit 1
