#!/bin/bash
# Builds watch-1 in the middle of the trouble: twenty minutes of logs in which many customers fail, and a board that is green.
set -eu
src=/run/greenroom-setup

for user in watch fronts; do
  useradd --system --user-group --home-dir /nonexistent --shell /usr/sbin/nologin $user
done
mkdir -p /srv/watch /etc/watch /usr/local/lib/fronts
install -d -o fronts -g fronts -m 755 /var/log/front
install -m 755 $src/watch.py /srv/watch/watch.py
install -m 644 $src/README /srv/watch/README
install -m 644 $src/rules.ini /etc/watch/rules.ini
install -m 755 $src/fronts.py /usr/local/lib/fronts/fronts.py
install -m 644 $src/fronts.service $src/watch.service /etc/systemd/system/
git -C /srv/watch init --quiet --initial-branch=main
git -C /srv/watch config user.name 'On call'
git -C /srv/watch config user.email 'oncall@pantry.example'
git -C /srv/watch add .
git -C /srv/watch commit --quiet -m 'Board and alert, as they run' --date '2025-03-01T12:00:00Z'
rm -rf $src

runuser -u fronts -- python3 /usr/local/lib/fronts/fronts.py 20
systemctl daemon-reload
systemctl enable --quiet --now fronts.service watch.service 2> /dev/null
for _ in $(seq 100); do
  curl -s -o /dev/null http://127.0.0.1:9100/status && break
  sleep 0.05
done
[ "$(curl -s http://127.0.0.1:9100/status | jq '.alert == false and .failed_percent < 1')" = true ]
