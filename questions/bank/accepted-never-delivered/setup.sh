#!/bin/bash
# Builds notices-1 with one snapshot too many behind it: all is accepted, nothing is delivered.
set -eu
src=/run/greenroom-setup

useradd --system --home-dir /nonexistent --shell /usr/sbin/nologin notices
useradd --system --home-dir /nonexistent --shell /usr/sbin/nologin shop
install -d -o notices -g notices /var/lib/notices /var/lib/notices/queue /var/lib/notices/delivered
mkdir -p /usr/local/lib/notices
install -m 755 $src/notices.py $src/shop.py /usr/local/lib/notices/
install -m 755 $src/snapshot-notices /usr/local/sbin/
install -m 644 $src/*.service $src/*.timer /etc/systemd/system/
touch -d '2 years ago' /usr/local/lib/notices/*.py /usr/local/sbin/snapshot-notices /etc/systemd/system/*notices*
rm -rf $src
for number in $(seq 60); do
  printf 'to: C%d\ntext: parcel %d is packed\n' $((4900 + number)) $((4900 + number)) > "$(printf '/var/lib/notices/delivered/%06d.notice' "$number")"
done
chown notices:notices /var/lib/notices/delivered/*
# The backup folders were renamed two hours ago; the last good snapshot moved along.
mkdir -m 700 /var/backups/notices
cp -a /var/lib/notices /var/backups/notices/latest
touch -d '122 minutes ago' /var/backups/notices/latest/{queue,delivered,}
touch -d '121 minutes ago' /var/backups/notices

systemctl daemon-reload
systemctl enable --quiet --now notices.service 2> /dev/null
for number in $(seq 61 64); do
  curl -s -o /dev/null --retry 20 --retry-delay 1 --retry-connrefused --retry-max-time 8 -X POST "http://127.0.0.1:8092/notices?to=C$((4900 + number))&text=parcel+$((4900 + number))+is+packed"
done
for _ in $(seq 200); do
  [ -e /var/lib/notices/delivered/000064.notice ] && break
  sleep 0.05
done
systemctl enable --quiet notices-snapshot.service notices-snapshot.timer shop.service 2> /dev/null
systemctl start notices-snapshot.service notices-snapshot.timer
for number in $(seq 65 80); do
  curl -s -o /dev/null -X POST "http://127.0.0.1:8092/notices?to=C$((4900 + number))&text=parcel+$((4900 + number))+is+packed"
done
touch -d '119 minutes ago' /var/lib/notices/queue/*.notice
touch -d '121 minutes ago' /var/lib/notices/delivered/*.notice
systemctl start shop.service
[ -e /var/lib/notices/queue/000080.notice ] && grep -q '^State:[[:space:]]*T' "/proc/$(cat /run/notices/worker.pid)/status"
