#!/bin/bash
# In an empty network of its own: load what the boot would load, and compare it with what the kernel has now.
set -u
run() { systemd-run -q --pipe --wait --collect -p LogLevelMax=warning "$@" < /dev/null; }
# Table by table, in the order of their names: which table was made first means nothing.
# shellcheck disable=SC2016 # it is expanded by the shell that runs it
list='nft list tables | sort | while read -r _ family name; do nft -s list table $family $name; done'
load=
for part in nftables:/etc/nftables.conf portguard:/etc/portguard/guests.nft; do
  for wanted in "$BOX"/etc/systemd/system/*.wants/"${part%%:*}".service; do
    [ -L "$wanted" ] && load="$load nft -f ${part#*:};" && break
  done
done
now=$(run /bin/bash -c "$list") || { echo 'The rules could not be read.'; exit 2; }
boot=$(run -p PrivateNetwork=yes /bin/bash -c "set -e; $load $list" 2> /dev/null) ||
  { echo 'What the boot would load has an error in it.'; exit 1; }
[ -n "$now" ] || { echo 'There are no rules at all.'; exit 1; }
[ "$now" = "$boot" ] || { echo 'A reboot would load other rules than those in force.'; exit 1; }
echo 'A reboot would load the same rules.'
