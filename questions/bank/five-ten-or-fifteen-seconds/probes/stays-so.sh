#!/bin/bash
# The upkeep must still be in place, and what it would write next must begin with somebody who answers.
set -u
for wanted in "$BOX"/etc/systemd/system/*.wants/resolv-sync.timer; do
  [ -L "$wanted" ] || { echo "The network group's upkeep would not start with the machine."; exit 1; }
done
state=$(systemctl show -p ActiveState --value resolv-sync.timer)
[ "$state" = active ] || { echo "The network group's upkeep was stopped."; exit 1; }
next=$(chroot "$BOX" /usr/local/sbin/resolv-sync --show 2> /dev/null)
first=$(awk '$1 == "nameserver" {print $2; exit}' <<< "$next")
[ -n "$first" ] || { echo 'The upkeep would leave nobody to ask.'; exit 1; }
dig +short +time=1 +tries=1 "@$first" mail.plants.internal 2> /dev/null | grep -qE '^10\.30\.' ||
  { echo "The upkeep would have everybody ask $first first, who does not answer."; exit 1; }
[ "$next" = "$(cat "$BOX/etc/resolv.conf")" ] || { echo 'The upkeep would write something else than what is there now.'; exit 1; }
echo 'The upkeep keeps it so.'
