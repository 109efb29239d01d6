#!/bin/bash
# Load balancer and servers run as their units and are wanted at boot; the file on disk is valid.
set -u
for unit in haproxy.service shop@1.service shop@2.service shop@3.service; do
  cgroup=$BOX/sys/fs/cgroup/system.slice/$unit
  [[ $unit == shop@* ]] && cgroup=$BOX/sys/fs/cgroup/system.slice/system-shop.slice/$unit
  [ -n "$(cat "$cgroup/cgroup.procs" 2> /dev/null)" ] || { echo "$unit does not run."; exit 1; }
  [ -L "$BOX/etc/systemd/system/multi-user.target.wants/$unit" ] || { echo "$unit would not start with the machine."; exit 1; }
done
chroot "$BOX" haproxy -c -q -f /etc/haproxy/haproxy.cfg > /dev/null 2>&1 < /dev/null || { echo "The load balancer's file is not valid."; exit 1; }
echo 'All of it runs, and would start with the machine.'
