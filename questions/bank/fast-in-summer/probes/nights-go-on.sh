#!/bin/bash
# The timer is wanted at boot and starts the program that is checked out; the gate's lists are those of October.
set -u
[ -L "$BOX/etc/systemd/system/timers.target.wants/visits-report.timer" ] || { echo 'The report would not be made at night.'; exit 1; }
grep -qs '^ExecStart=.*/srv/report/report.py .*visits.csv .*members.csv' "$BOX"/etc/systemd/system/visits-report.service "$BOX"/etc/systemd/system/visits-report.service.d/*.conf ||
  { echo 'The night runs another program.'; exit 1; }
[ "$(cat "$BOX"/srv/gate/visits.csv "$BOX"/srv/gate/members.csv 2> /dev/null | wc -l)" = 80002 ] || { echo "The gate's lists were changed."; exit 1; }
echo 'The report will be made at night.'
