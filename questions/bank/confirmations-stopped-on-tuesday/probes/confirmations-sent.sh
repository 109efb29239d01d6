#!/bin/bash
# Each waiting order has one letter in the relay's spool, with the text of today. A service just started needs two seconds.
set -u
waiting() { find "$BOX/srv/orders/waiting" -name '41*.json' | wc -l; }
for _ in $(seq 15); do
  [ "$(waiting)" = 0 ] && break
  [ -n "$(cat "$BOX/sys/fs/cgroup/system.slice/confirmations.service/cgroup.procs" 2> /dev/null)" ] || break
  sleep 0.2
done
[ "$(waiting)" = 0 ] || { echo "$(waiting) orders are still waiting for their confirmation."; exit 1; }
for number in $(seq 4117 4130); do
  letters=$(grep -lE "^X-Order: $number" "$BOX"/var/spool/relay/*.eml 2> /dev/null | wc -l)
  [ "$letters" = 1 ] || { echo "For order $number $letters letters were sent."; exit 1; }
done
[ "$(grep -l 'within three days' "$BOX"/var/spool/relay/*.eml | wc -l)" -ge 14 ] || { echo 'Letters went out with an old text.'; exit 1; }
echo 'All fourteen orders were confirmed once.'
