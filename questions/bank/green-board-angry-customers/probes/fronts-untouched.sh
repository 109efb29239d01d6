#!/bin/bash
# The front ends log as before: both of them, failures and checks included, with no gap.
set -u
[ -n "$(cat "$BOX/sys/fs/cgroup/system.slice/fronts.service/cgroup.procs" 2> /dev/null)" ] || { echo 'The front ends were stopped.'; exit 1; }
[ "$(sha256sum < "$BOX/usr/local/lib/fronts/fronts.py" 2> /dev/null | cut -c1-12)" = 4865a5ebe10e ] || { echo 'The front ends were changed.'; exit 1; }
for host in a b; do
  log=$BOX/var/log/front/$host.log
  [ "$(grep -c lb-checker "$log" 2> /dev/null)" -ge 10000 ] || { echo 'A log of the front ends was changed.'; exit 1; }
done
echo 'The front ends are as they were.'
