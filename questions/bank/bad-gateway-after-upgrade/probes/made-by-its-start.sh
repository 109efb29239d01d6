#!/bin/bash
# Socket and directory are made anew at each start: what was altered later (ctime well after mtime) will not be there again.
# And something on disk must say that the directory is to be made, since /run is empty after a boot.
set -u
for unit in nginx tracking; do
  [ -n "$(cat "$BOX/sys/fs/cgroup/system.slice/$unit.service/cgroup.procs" 2> /dev/null)" ] || { echo "$unit does not run as its unit."; exit 1; }
  wanted=no
  for link in "$BOX"/etc/systemd/system/*.wants/"$unit".service "$BOX"/etc/systemd/system/sockets.target.wants/"$unit".socket; do
    [ -L "$link" ] && wanted=yes
  done
  [ $wanted = yes ] || { echo "$unit would not start with the machine."; exit 1; }
done
# shellcheck disable=SC2013
for socket in $(awk '$4 == "00010000" && $8 ~ /^\// && $8 !~ /systemd|dbus|initctl/ {print $8}' /proc/net/unix); do
  [ -S "$BOX$socket" ] || continue
  for path in "$socket" "$(dirname "$socket")"; do
    made=$(stat -c %Y "$BOX$path")
    altered=$(stat -c %Z "$BOX$path")
    [ $((altered - made)) -le 2 ] || { echo 'What lets the web server in was changed after the start; the next start will not do that.'; exit 1; }
  done
  folder=$(dirname "$socket")
  [[ $folder == /run/* ]] || continue
  grep -rqsE "$folder|RuntimeDirectory=.*$(basename "$folder")" "$BOX"/{etc,usr/lib}/{systemd/system,tmpfiles.d} ||
    { echo 'After a reboot the way to the application would not be there.'; exit 1; }
done
echo 'Both start with the machine, and each start makes the way anew.'
