#!/bin/bash
# What the service's open files grow by while twenty labels are printed. With the fault it is more than 800 KB.
set -u
procs=$BOX/sys/fs/cgroup/system.slice/labels.service/cgroup.procs
held() {
  local pid
  while read -r pid; do
    find "/proc/$pid/fd" -mindepth 1 -xtype f -exec stat -L -c %s {} + 2> /dev/null
  done < "$procs" | awk '{ sum += $1 } END { print sum + 0 }'
}
[ -r "$procs" ] || { echo 'The service does not run as its unit.'; exit 1; }
curl -s -o /dev/null --retry 20 --retry-delay 0 --retry-connrefused --retry-max-time 5 http://127.0.0.1:8070/labels/1001
before=$(held)
good=$(curl -s --max-time 8 -o /dev/null -w '%{http_code}\n' 'http://127.0.0.1:8070/labels/[1021-1040]' | grep -c '^200$')
grew=$((($(held) - before) / 1024))
[ "$good" = 20 ] || { echo "Only $good of twenty labels were printed."; exit 1; }
[ $grew -le 256 ] || { echo "Twenty labels left $grew KB behind."; exit 1; }
echo "Twenty labels left $grew KB behind."
