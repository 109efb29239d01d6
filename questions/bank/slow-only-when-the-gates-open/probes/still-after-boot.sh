#!/bin/bash
# In an empty network of its own: apply what the boot applies, and read what comes of it.
set -u
apply=
for wanted in "$BOX"/etc/systemd/system/*.wants/sysctl-net.service; do
  [ -L "$wanted" ] && apply='/usr/local/sbin/sysctl-net;'
done
boot=$(systemd-run -q --pipe --wait --collect -p LogLevelMax=warning -p PrivateNetwork=yes \
  /bin/bash -c "$apply cat /proc/sys/net/core/somaxconn" < /dev/null 2> /dev/null | tail -n 1)
case $boot in '' | *[!0-9]*) echo 'What the boot would apply could not be read.'; exit 2 ;; esac
now=$(cat /proc/sys/net/core/somaxconn)
[ "$boot" -ge 60 ] || { echo "After a reboot the kernel would let $boot guests wait."; exit 1; }
[ "$now" -ge 60 ] || { echo "The kernel lets $now guests wait."; exit 1; }
echo "After a reboot the kernel would let $boot guests wait."
