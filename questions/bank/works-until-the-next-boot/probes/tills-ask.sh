#!/bin/bash
# The tills are still asking.
set -u
for _ in $(seq 25); do
  [ -n "$(cat "$BOX/sys/fs/cgroup/system.slice/till.service/cgroup.procs" 2> /dev/null)" ] && { echo 'The tills are at work.'; exit 0; }
  sleep 0.1
done
echo 'The tills were stopped.'
exit 1
