#!/bin/bash
# The press room's list is fresh, tells the jobs, and cron or a timer will write it again, also after a reboot.
set -u
list=$BOX/var/lib/artwork/queue.csv
[ -s "$list" ] || { echo 'The list for the press room is not there.'; exit 1; }
[ $(($(date +%s) - $(stat -c %Y "$list"))) -le 150 ] || { echo 'The list for the press room is not renewed.'; exit 1; }
grep -q '^proof-4471.pdf,' "$list" || { echo 'The list for the press room lacks jobs.'; exit 1; }
entries() {
  cat "$BOX/etc/crontab" "$BOX"/etc/cron.d/* "$BOX"/var/spool/cron/crontabs/* 2> /dev/null | grep -E '^[ \t]*[*0-9@]'
  for timer in "$BOX"/etc/systemd/system/timers.target.wants/*.timer; do
    grep -sh '^ExecStart' "$BOX/etc/systemd/system/$(basename "$timer" .timer).service"
  done
}
for path in $(entries | grep -oE '/[A-Za-z0-9._/-]+' | sort -u); do
  # shellcheck disable=SC2016
  chroot "$BOX" /bin/sh -c '[ -f "$0" ] && [ -x "$0" ] && grep -qs queue.csv "$0"' "$path" || continue
  [ -L "$BOX/etc/systemd/system/multi-user.target.wants/cron.service" ] || { echo 'cron would not start with the machine.'; exit 1; }
  [ -L "$BOX/etc/systemd/system/multi-user.target.wants/artwork.service" ] || { echo 'The site would not start with the machine.'; exit 1; }
  echo 'The list is fresh, and something will renew it.'
  exit 0
done
echo 'The list is fresh, but nothing on schedule would write it again.'
exit 1
