#!/bin/bash
# Builds booking-1 some days after room east was closed.
set -eu
src=/run/greenroom-setup

hostname booking-1
hostname > /etc/hostname
sed -i 's/web-1/booking-1/' /etc/hosts
for user in booking westroom; do
  useradd --system --home-dir /nonexistent --shell /usr/sbin/nologin $user
done
mkdir -p /usr/local/lib/booking /usr/local/lib/room-west /etc/room-west /etc/resolv.d
install -m 755 $src/lan-up $src/resolv-sync /usr/local/sbin/
install -m 644 $src/*.service $src/*.timer /etc/systemd/system/
install -m 755 $src/booking.py /usr/local/lib/booking/booking.py
install -m 755 $src/west-shelves.py /usr/local/lib/room-west/shelves.py
install -m 644 $src/west-names.conf /etc/room-west/names.conf
printf 'search plants.internal\n' > /etc/resolv.d/00-search.conf
printf '# Room east, the first one to ask\nnameserver 10.9.0.53\n' > /etc/resolv.d/10-east.conf
printf '# Room west, in case east is being serviced\nnameserver 10.30.0.3\n' > /etc/resolv.d/20-west.conf
rm -rf $src
touch -d '2 years ago' /etc/resolv.d/* /usr/local/sbin/resolv-sync /usr/local/lib/booking/booking.py

systemctl daemon-reload
systemctl enable --quiet --now lan.service west-names.service west-shelves.service booking.service resolv-sync.timer 2> /dev/null
systemctl start resolv-sync.service
curl -s -o /dev/null --retry 20 --retry-delay 1 --retry-connrefused http://127.0.0.1:8060/
curl -s -o /dev/null --retry 20 --retry-delay 1 --retry-connrefused http://10.30.0.12:7000/
dig +short +time=1 +tries=3 @10.30.0.3 prices.plants.internal | grep -qx 10.30.0.13
if curl -s --max-time 1 -o /dev/null http://127.0.0.1:8060/tours; then exit 1; fi
