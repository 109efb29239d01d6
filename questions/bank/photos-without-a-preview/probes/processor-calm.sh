#!/bin/bash
# Does the unit calculate without a pause? The state tells, however little of the processor it is given.
set -u
procs=$BOX/sys/fs/cgroup/system.slice/previews.service/cgroup.procs
busy() {
  local pid
  while read -r pid; do
    grep -q '^State:[[:space:]]*R' "/proc/$pid/status" 2> /dev/null && return 0
  done < "$procs"
  return 1
}
for _ in $(seq 15); do
  [ -n "$(cat "$procs" 2> /dev/null)" ] && break
  sleep 0.1
done
[ -n "$(cat "$procs" 2> /dev/null)" ] || { echo 'The service does not run as its unit.'; exit 1; }
# Just after a start it has a backlog to work off: a second look.
for _ in 1 2; do
  seen=0
  for _ in $(seq 10); do
    busy && seen=$((seen + 1))
    sleep 0.1
  done
  [ $seen -le 5 ] && { echo 'The service is at rest most of the time.'; exit 0; }
done
echo 'The service calculates without a pause.'
exit 1
