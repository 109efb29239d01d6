#!/bin/bash
# In an empty network of its own: load what the boot would load, and compare. What helps beside the rules must be written down, too.
set -u
run() { systemd-run -q --pipe --wait --collect -p LogLevelMax=warning "$@" < /dev/null; }
# shellcheck disable=SC2016 # it is expanded by the shell that runs it
list='nft list tables | sort | while read -r _ family name; do nft -s list table $family $name; done'
[ -L "$BOX/etc/systemd/system/sysinit.target.wants/nftables.service" ] || { echo 'After a reboot there would be no firewall.'; exit 1; }
now=$(run /bin/bash -c "$list") || { echo 'The rules could not be read.'; exit 2; }
boot=$(run -p PrivateNetwork=yes /bin/bash -c "nft -f /etc/nftables.conf && $list" 2> /dev/null) ||
  { echo 'What the boot would load has an error in it.'; exit 1; }
[ "$now" = "$boot" ] || { echo 'A reboot would load other rules than those in force.'; exit 1; }
written() { grep -rqsE "$1" "$BOX/etc/systemd/system" "$BOX/etc/sysctl.d" "$BOX/etc/sysctl.conf" "$BOX/etc/network" "$BOX/usr/local"; }
if ip route show table all | grep -qE ' (mtu|advmss) ' && ! written 'route.* (mtu|advmss) '; then
  echo 'A route was changed, and a reboot would forget it.'
  exit 1
fi
if [ "$(cat /proc/sys/net/ipv4/tcp_mtu_probing)" != 0 ] && ! written 'tcp_mtu_probing'; then
  echo 'A setting of the kernel was changed, and a reboot would forget it.'
  exit 1
fi
echo 'A reboot would bring the same back.'
