#!/bin/bash
# Without uploads there is no queue, and no gallery either.
set -u
for _ in $(seq 30); do
  [ -n "$(cat "$BOX/sys/fs/cgroup/system.slice/gallery.service/cgroup.procs" 2> /dev/null)" ] && { echo 'The gallery is at work.'; exit 0; }
  sleep 0.1
done
echo 'The gallery was stopped.'
exit 1
