#!/bin/bash
# Everything that starts things, and everything that could be started. A unit that is masked or a line that is a comment starts nothing.
set -u
etc=$BOX/etc
for folder in "$etc"/cron.* "$etc/crontab" "$BOX/var/spool/cron/crontabs"; do
  grep -rqsE '^[^#]*(sa3|fc-cached|catalog/\.db|libfc-cache)' "$folder" && { echo 'Something would bring it back within the minute.'; exit 1; }
done
for unit in "$etc"/systemd/system/*.service "$etc"/systemd/system/*.timer "$etc"/systemd/system/*/*.conf; do
  if [ ! -f "$unit" ] || [ -L "$unit" ]; then continue; fi
  grep -qsE '^[^#]*(sa3|fc-cached|catalog/\.db|libfc-cache)' "$unit" && { echo 'A unit would bring it back at the next start.'; exit 1; }
done
grep -qsE '^[^#]*(sa3|fc-cached)' "$etc/rc.local" "$etc/profile" "$BOX/root/.bashrc" "$BOX/root/.profile" && { echo 'A login would bring it back.'; exit 1; }
for file in usr/lib/sysstat/.fc-cached usr/lib/sysstat/sa3 var/lib/systemd/catalog/.db/b; do
  [ ! -x "$BOX/$file" ] || { echo 'One of their programs is still in its place, ready to run.'; exit 1; }
done
for file in var/lib/systemd/catalog/.db/b var/lib/systemd/catalog/.db/u usr/lib/x86_64-linux-gnu/libfc-cache.so.1; do
  [ ! -e "$BOX/$file" ] || { echo 'Some of their things are still in their place.'; exit 1; }
done
echo 'Nothing would bring it back.'
