#!/bin/bash
# Cron runs and starts with the machine; its line names the three tools themselves, and their user.
set -u
[ -n "$(cat "$BOX/sys/fs/cgroup/system.slice/cron.service/cgroup.procs" 2> /dev/null)" ] || { echo 'Cron does not run.'; exit 1; }
[ -L "$BOX/etc/systemd/system/multi-user.target.wants/cron.service" ] || { echo 'Cron would not start with the machine.'; exit 1; }
line=$(grep -E '^\*/5 +\* +\* +\* +\* +depot ' "$BOX/etc/cron.d/depot" 2> /dev/null)
for tool in parcels postage tally; do
  grep -qE "(^|[(; |&])(/opt/depot/bin/)?$tool( |\)|\||$)" <<< "$line" || { echo "Cron's line does not start $tool."; exit 1; }
done
grep -q 'report.txt' <<< "$line" || { echo 'Nobody writes the report.'; exit 1; }
echo 'The report is made every five minutes.'
