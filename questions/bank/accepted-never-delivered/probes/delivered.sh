#!/bin/bash
# The shop sends one every two seconds: none may wait for longer than eight, and one must have come through lately.
set -u
notices=$BOX/var/lib/notices
for _ in $(seq 12); do
  now=$(date +%s)
  late=$(find "$notices/queue" -name '*.notice' -printf '%T@\n' 2> /dev/null | awk -v now="$now" 'now - $1 > 8' | wc -l)
  fresh=$(find "$notices/delivered" -name '*.notice' -newermt '-20 seconds' 2> /dev/null | wc -l)
  [ "$late" = 0 ] && [ "$fresh" -ge 1 ] && { echo 'Notices go out.'; exit 0; }
  sleep 0.25
done
[ "$late" = 0 ] || { echo "$late notices have been waiting for more than eight seconds."; exit 1; }
echo 'No notice has gone out for a while.'
exit 1
