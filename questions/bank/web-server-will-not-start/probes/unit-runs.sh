#!/bin/bash
# Started by systemd, not by hand, and wanted at boot. Links are tested as links: their targets are paths of the box.
set -u
processes=$(cat "$BOX/sys/fs/cgroup/system.slice/nginx.service/cgroup.procs" 2> /dev/null)
[ -n "$processes" ] || { echo 'The web server does not run as its unit.'; exit 1; }
for wanted in "$BOX"/etc/systemd/system/*.wants/nginx.service; do
  [ -L "$wanted" ] && { echo 'It runs as its unit and is wanted at boot.'; exit 0; }
done
echo 'It runs, but would not start with the machine.'
exit 1
