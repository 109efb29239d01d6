#!/bin/bash
# No notices to deliver is no cure.
set -u
for _ in $(seq 25); do
  [ -n "$(cat "$BOX/sys/fs/cgroup/system.slice/shop.service/cgroup.procs" 2> /dev/null)" ] && { echo 'The shop is at work.'; exit 0; }
  sleep 0.1
done
echo 'The shop was stopped.'
exit 1
