#!/bin/bash
# No address of room west in /etc/hosts or in the program, and names still asked of those who know.
set -u
for name in bookings prices mail; do
  for asked in $name $name.plants.internal; do
    [ -z "$(chroot "$BOX" /usr/bin/getent -s files ahostsv4 "$asked" 2> /dev/null)" ] ||
      { echo "The address of $name is written down on this machine."; exit 1; }
  done
done
grep -qrE '10\.30\.0\.1[234]' "$BOX/usr/local/lib/booking" "$BOX/etc/systemd/system/" --include='booking*' --include='*.conf' 2> /dev/null &&
  { echo 'An address of room west is written into the booking pages.'; exit 1; }
grep -qE '^hosts:.*\bdns\b' "$BOX/etc/nsswitch.conf" || { echo 'Names are no longer asked of anybody.'; exit 1; }
echo 'Addresses are not written down anywhere.'
