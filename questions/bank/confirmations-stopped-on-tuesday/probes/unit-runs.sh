#!/bin/bash
# Started by systemd, wanted at boot, as its own user, from the place where the programs are kept.
# A unit that fails at each start has a process for a moment, too: first it must answer.
set -u
answers() { curl -s -o /dev/null --max-time 2 http://127.0.0.1:8070/; }
for _ in $(seq 5); do
  answers && break
  sleep 0.3
done
answers || { echo 'The service does not answer.'; exit 1; }
for unit in confirmations relay; do
  pid=$(head -n 1 "$BOX/sys/fs/cgroup/system.slice/$unit.service/cgroup.procs" 2> /dev/null)
  [ -n "$pid" ] || { echo "$unit does not run as its unit."; exit 1; }
  wanted=no
  for link in "$BOX"/etc/systemd/system/*.wants/"$unit".service; do
    [ -L "$link" ] && wanted=yes
  done
  [ $wanted = yes ] || { echo "$unit would not start with the machine."; exit 1; }
  root=$(awk '/^Uid:/ {print $2}' /proc/1/status)
  [ "$(awk '/^Uid:/ {print $2}' "/proc/$pid/status")" != "$root" ] || { echo "$unit runs as root."; exit 1; }
done
pid=$(head -n 1 "$BOX/sys/fs/cgroup/system.slice/confirmations.service/cgroup.procs")
tr '\0' ' ' < "/proc/$pid/cmdline" | grep -q '/home/' && { echo "The service depends on somebody's home directory."; exit 1; }
echo 'It runs as its unit and will start with the machine.'
