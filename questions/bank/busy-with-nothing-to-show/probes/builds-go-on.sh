#!/bin/bash
# The build service and its housekeeping, the cron jobs that came with the system, and the scenery.
set -u
curl -s --max-time 2 --retry 3 --retry-delay 1 --retry-connrefused http://127.0.0.1:8100/status | grep -q '"failed": 0' ||
  { echo 'The build service does not answer, or its builds fail.'; exit 1; }
for unit in runner internet lan; do
  [ -L "$BOX/etc/systemd/system/multi-user.target.wants/$unit.service" ] || { echo "The unit $unit would not start with the machine."; exit 1; }
done
[ "$(systemctl show -p ActiveState --value internet.service)" = active ] || { echo 'The outside world was switched off.'; exit 1; }
for job in runner-clean sysstat e2scrub_all; do
  [ -s "$BOX/etc/cron.d/$job" ] || { echo "The job $job of this machine is gone."; exit 1; }
done
[ "$(systemctl show -p ActiveState --value cron.service)" = active ] || { echo 'No job of this machine is started any more.'; exit 1; }
[ -x "$BOX/usr/lib/sysstat/sa1" ] || { echo 'A part of the system was removed.'; exit 1; }
echo 'Builds and housekeeping are as they were.'
