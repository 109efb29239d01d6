#!/bin/bash
# 128 MB of address space were agreed; less is fine, more is not.
set -u
for _ in $(seq 60); do
  pid=$(head -n 1 "$BOX/sys/fs/cgroup/system.slice/quotes.service/cgroup.procs" 2> /dev/null)
  [ -n "$pid" ] && break
  sleep 0.1
done
[ -n "$pid" ] || { echo 'The service does not run as its unit.'; exit 1; }
bytes=$(awk '/^Max address space/ {print $4}' "/proc/$pid/limits")
case $bytes in
  unlimited) echo 'The service may take all the memory there is.'; exit 1 ;;
  '' | *[!0-9]*) exit 2 ;;
esac
[ "$bytes" -le $((128 << 20)) ] || { echo "The service may take $((bytes >> 20)) MB."; exit 1; }
echo 'The service keeps to its share.'
