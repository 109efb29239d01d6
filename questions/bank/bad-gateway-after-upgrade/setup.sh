#!/bin/bash
# Builds track-1 an hour after the upgrade: the application runs, and the web server does not get through to it.
set -eu
src=/run/greenroom-setup

useradd --system --user-group --home-dir /nonexistent --shell /usr/sbin/nologin tracking
useradd --create-home --shell /bin/bash labels
mkdir -p /usr/lib/tracking /etc/tracking /usr/share/doc/tracking /srv/www/track/help /etc/systemd/system/tracking.service.d
install -m 755 $src/tracking.py /usr/lib/tracking/tracking.py
install -m 644 $src/tracking.ini /etc/tracking/tracking.ini
install -m 644 $src/NEWS /usr/share/doc/tracking/NEWS
install -m 644 $src/tracking.service /usr/lib/systemd/system/tracking.service
install -m 644 $src/web-server.conf /etc/systemd/system/tracking.service.d/web-server.conf.from-2.9
install -m 644 $src/help.html /srv/www/track/help/index.html
install -m 644 $src/nginx-track.conf /etc/nginx/sites-available/track
install -m 640 $src/upgrade.log /var/log/tracking-upgrade.log
for n in 7 14 23; do
  printf 'customer%s:%s\n' $n "$(openssl passwd -1 -salt heron$n "reed-$n")" >> /etc/nginx/customers
done
chmod 640 /etc/nginx/customers
chgrp www-data /etc/nginx/customers
rm -f /etc/nginx/sites-enabled/*
ln -s /etc/nginx/sites-available/track /etc/nginx/sites-enabled/track
printf '127.0.0.1 track.heron.example\n' >> /etc/hosts
touch -d '14 months ago' /etc/systemd/system/tracking.service.d/web-server.conf.from-2.9 /etc/nginx/sites-available/track \
  /etc/nginx/customers /etc/tracking/tracking.ini /srv/www/track/help/index.html
touch -d '1 hour ago' /usr/share/doc/tracking/NEWS /usr/lib/tracking/tracking.py /usr/lib/systemd/system/tracking.service /var/log/tracking-upgrade.log
rm -rf $src

install -d -o tracking -g tracking -m 700 /var/lib/tracking
python3 - << 'PY'
import sqlite3
parcels = sqlite3.connect("/var/lib/tracking/parcels.db")
parcels.execute("CREATE TABLE parcel (number TEXT PRIMARY KEY, status TEXT, depot TEXT, owner TEXT, address TEXT)")
states = ["collected", "in transit", "at the depot", "out for delivery", "delivered"]
depots = ["Marsh Lane", "North Quay", "Old Mill"]
parcels.executemany("INSERT INTO parcel VALUES (?, ?, ?, ?, ?)",
                    [(f"HP-{100000 + n}", states[n % 5], depots[n % 3], f"customer{n % 40}", f"{n % 90 + 1} Reed Street")
                     for n in range(1, 601)])
parcels.commit()
PY
chown tracking:tracking /var/lib/tracking/parcels.db
chmod 600 /var/lib/tracking/parcels.db

systemctl daemon-reload
systemctl enable --quiet --now tracking.service nginx.service 2> /dev/null
for _ in $(seq 100); do
  [ -S /run/tracking/web.sock ] && curl -s -o /dev/null http://127.0.0.1/help/ && break
  sleep 0.05
done
for path in / /parcel/HP-100017 /parcel/HP-100204; do
  curl -s -o /dev/null "http://track.heron.example$path"
done
curl -s --unix-socket /run/tracking/web.sock http://tracking/parcel/HP-100017 | grep -q 'at the depot'
[ "$(curl -s -o /dev/null -w '%{http_code}' http://track.heron.example/)" = 502 ]
