#!/bin/bash
# Two honest ways: the holding page is not wanted at boot, or it listens somewhere else.
set -u
port=$(sed -n 's/^PORT=//p' "$BOX/etc/default/holding-page" 2> /dev/null | tail -n 1)
wanted=no
for link in "$BOX"/etc/systemd/system/*.wants/holding-page.service; do
  [ -L "$link" ] && wanted=yes
done
if [ "$wanted" = yes ] && [ "${port:-80}" = 80 ]; then
  echo 'The maintenance page would take the port again at boot.'
  exit 1
fi
if [ "${port:-80}" = 80 ] && [ -n "$(cat "$BOX/sys/fs/cgroup/system.slice/holding-page.service/cgroup.procs" 2> /dev/null)" ]; then
  echo 'The maintenance page is still running.'
  exit 1
fi
echo 'Nothing else wants the port.'
