#!/bin/bash
# Of the web server's processes one, the master, is root; the others must not be.
set -u
root=$(awk '/^Uid:/ {print $2}' /proc/1/status)
processes=$(cat "$BOX/sys/fs/cgroup/system.slice/nginx.service/cgroup.procs" 2> /dev/null)
others=0
for pid in $processes; do
  uid=$(awk '/^Uid:/ {print $2}' "/proc/$pid/status" 2> /dev/null)
  [ -n "$uid" ] && [ "$uid" != "$root" ] && others=$((others + 1))
done
user=$(sed -n 's/^[[:space:]]*user[[:space:]]\+\([a-z_-]*\).*/\1/p' "$BOX/etc/nginx/nginx.conf" | head -n 1)
[ "$user" = root ] && { echo 'The configuration makes workers run as root.'; exit 1; }
if [ -n "$processes" ] && [ $others = 0 ]; then
  echo 'All processes of the web server run as root.'
  exit 1
fi
echo 'Workers run without privileges.'
