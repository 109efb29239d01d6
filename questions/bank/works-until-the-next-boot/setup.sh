#!/bin/bash
# Builds ledger-1 as it is after every boot: the store came up, and its customer had already left.
set -eu
src=/run/greenroom-setup

for user in shelf ledger till; do
  useradd --system --home-dir /nonexistent --shell /usr/sbin/nologin $user
done
install -d -o shelf -g shelf -m 750 /var/lib/shelf
mkdir -p /usr/lib/shelf /usr/local/lib/ledger
install -m 755 $src/shelfd.py /usr/lib/shelf/
install -m 755 $src/ledger.py $src/till.py /usr/local/lib/ledger/
install -m 755 $src/cold-copy /usr/local/sbin/
install -m 644 $src/shelfd.service /lib/systemd/system/
install -m 644 $src/ledger.service $src/till.service $src/cold-copy.service $src/cold-copy.timer /etc/systemd/system/
touch -d '2 years ago' /usr/lib/shelf/* /lib/systemd/system/shelfd.service
touch -d '8 months ago' /usr/local/lib/ledger/* /etc/systemd/system/{ledger,till}.service /usr/local/sbin/cold-copy
rm -rf $src
python3 -c 'import json
json.dump({str(number): str(number * 7919 % 100000) for number in range(1000, 1200)}, open("/var/lib/shelf/shelf.json", "w"))'
chown shelf:shelf /var/lib/shelf/shelf.json

systemctl daemon-reload
systemctl enable --quiet shelfd.service ledger.service till.service cold-copy.timer 2> /dev/null
systemctl start shelfd.service ledger.service till.service cold-copy.timer
for _ in $(seq 400); do
  (: < /dev/tcp/127.0.0.1/5433) 2> /dev/null && [ "$(systemctl is-active ledger.service)" = inactive ] && break
  sleep 0.05
done
[ "$(systemctl is-active shelfd.service ledger.service | tr '\n' ' ')" = 'active inactive ' ]
