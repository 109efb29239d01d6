#!/bin/bash
# The maker's program is as it came, and so is what is in it.
set -u
[ "$(sha256sum < "$BOX/usr/lib/shelf/shelfd.py" 2> /dev/null | cut -c 1-64)" = 5c983055c666fb9a82708af4d96c69485e0de8d49f753033acf33b633a9355df ] || { echo "The store's program was changed."; exit 1; }
[ "$(jq length "$BOX/var/lib/shelf/shelf.json" 2> /dev/null)" = 200 ] || { echo 'The store is not complete.'; exit 1; }
for _ in $(seq 25); do
  [ -n "$(cat "$BOX/sys/fs/cgroup/system.slice/shelfd.service/cgroup.procs" 2> /dev/null)" ] && { echo 'The store is as it was.'; exit 0; }
  sleep 0.1
done
echo 'The store is not running.'
exit 1
