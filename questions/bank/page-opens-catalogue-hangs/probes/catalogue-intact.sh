#!/bin/bash
# The files as they were, served by the unit, which is wanted at boot and is not root.
set -u
[ "$(sha256sum < "$BOX/srv/catalogue/spring.txt" | cut -c1-16)" = ecc79a9359a64230 ] || { echo 'The catalogue was changed.'; exit 1; }
[ "$(find "$BOX/srv/catalogue" -type f | wc -l)" = 2 ] || { echo 'Files were added to the catalogue, or removed.'; exit 1; }
for _ in $(seq 30); do
  pid=$(head -n 1 "$BOX/sys/fs/cgroup/system.slice/catalogue.service/cgroup.procs" 2> /dev/null)
  [ -n "$pid" ] && break
  sleep 0.1
done
[ -n "$pid" ] || { echo 'The catalogue does not run as its unit.'; exit 1; }
root=$(awk '/^Uid:/ {print $2}' /proc/1/status)
[ "$(awk '/^Uid:/ {print $2}' "/proc/$pid/status")" != "$root" ] || { echo 'The catalogue runs as root.'; exit 1; }
[ -L "$BOX/etc/systemd/system/multi-user.target.wants/catalogue.service" ] || { echo 'It would not start with the machine.'; exit 1; }
echo 'The catalogue and its service are as they were.'
