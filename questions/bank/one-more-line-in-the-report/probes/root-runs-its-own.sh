#!/bin/bash
# Each program that somebody else's schedule names, and each folder on the way to it, tried as those who may write the site.
set -u
entries() {
  awk '!/^[ \t]*#/ && NF > 6 && $6 != "web" {$1=$2=$3=$4=$5=$6=""; print}' "$BOX"/etc/crontab "$BOX"/etc/cron.d/* 2> /dev/null
  awk '!/^[ \t]*#/ && NF > 5 {$1=$2=$3=$4=$5=""; print}' "$BOX/var/spool/cron/crontabs/root" 2> /dev/null
  for timer in "$BOX"/etc/systemd/system/timers.target.wants/*.timer; do
    unit=$BOX/etc/systemd/system/$(basename "$timer" .timer).service
    grep -qsx 'User=web' "$unit" || grep -sh '^Exec' "$unit"
  done
}
mapfile -t paths < <(entries | grep -oE '/[A-Za-z0-9._/-]+' | grep -E '^/(opt|srv|home|usr/local|var|root|etc|tmp)/' | sort -u)
[ ${#paths[@]} -gt 0 ] || { echo 'No schedule names a program of this machine.'; exit 0; }
# As root, since what they may not see they may still be able to replace.
# shellcheck disable=SC2016
mapfile -t steps < <(chroot "$BOX" /bin/sh -c 'for start; do
  { [ -f "$start" ] && [ -x "$start" ]; } || [ -d "$start" ] || continue
  for path in "$start" "$(readlink -f "$start")"; do
    while [ "$path" != / ]; do echo "$path"; path=$(dirname "$path"); done
  done
done' look "${paths[@]}" | sort -u)
# shellcheck disable=SC2016
look='for path; do
  # Where the sticky bit is set, one may add but not replace what belongs to another.
  if [ -O "$path" ] || { [ -w "$path" ] && ! { [ -d "$path" ] && [ -k "$path" ]; }; }; then echo "$path"; exit 9; fi
done'
for user in web ines; do
  chroot "$BOX" id "$user" > /dev/null 2>&1 || continue
  group=$(chroot "$BOX" id -g "$user")
  found=$(chroot "$BOX" setpriv --reuid="$user" --regid="$group" --init-groups /bin/sh -c "$look" look "${steps[@]}" 2> /dev/null)
  case $? in
    0) ;;
    9) echo "The account $user can change $found, which a scheduled job depends on."; exit 1 ;;
    *) echo 'Trying the paths as another account did not work.'; exit 2 ;;
  esac
done
echo 'What is run on schedule cannot be changed by the site.'
