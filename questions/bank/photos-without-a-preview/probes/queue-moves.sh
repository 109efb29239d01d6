#!/bin/bash
# No upload waits, or is worked on, for longer than eight seconds. The gallery sends one every four.
set -u
spool=$BOX/var/spool/previews
if [ ! -d "$spool/incoming" ] || [ ! -d "$spool/working" ]; then
  echo 'The queue is gone.'
  exit 1
fi
for _ in $(seq 12); do
  now=$(date +%s)
  late=$(find "$spool/incoming" "$spool/working" -name '*.job' -printf '%T@\n' 2> /dev/null | awk -v now="$now" 'now - $1 > 8' | wc -l)
  [ "$late" = 0 ] && { echo 'No photo waits for long.'; exit 0; }
  sleep 0.2
done
echo "$late photos have been waiting for more than eight seconds."
exit 1
