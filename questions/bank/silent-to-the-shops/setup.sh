#!/bin/bash
# Builds stock-1 the morning after its move: it answers itself, and its neighbours are refused.
set -eu
src=/run/greenroom-setup

hostname stock-1
hostname > /etc/hostname
sed -i 's/web-1/stock-1/' /etc/hosts
for user in stock gauges reorder; do
  useradd --system --home-dir /nonexistent --shell /usr/sbin/nologin $user
done
mkdir -p /usr/local/lib/stock /srv/stock /etc/systemd/system/stock.service.d
install -m 755 $src/lan-up /usr/local/sbin/lan-up
install -m 755 $src/stock.py $src/gauges.py $src/reorder.py /usr/local/lib/stock/
install -m 644 $src/lan.service $src/stock.service $src/gauges.service $src/reorder.service /etc/systemd/system/
install -m 644 $src/stock.default /etc/default/stock
install -m 644 $src/stock-moving /etc/default/stock-moving
install -m 644 $src/moving.conf /etc/systemd/system/stock.service.d/moving.conf
python3 - << 'PY'
import json
plants = {"monstera": 42, "calathea": 17, "fern": 203}
plants.update({f"seed-{n}": n * 7 % 90 + 3 for n in range(1, 61)})
json.dump(plants, open("/srv/stock/plants.json", "w"), indent=1)
PY
touch -d 'yesterday 21:10' /etc/default/stock-moving /etc/systemd/system/stock.service.d/moving.conf /etc/systemd/system/stock.service.d
touch -d '3 months ago' /etc/default/stock /etc/systemd/system/{stock,gauges,reorder,lan}.service /usr/local/lib/stock/*
rm -rf $src

systemctl daemon-reload
systemctl enable --quiet --now lan.service stock.service gauges.service reorder.service 2> /dev/null
curl -s -o /dev/null --retry 20 --retry-delay 1 --retry-connrefused http://127.0.0.1:9000/stock/fern
curl -s -o /dev/null --retry 20 --retry-delay 1 --retry-connrefused http://10.20.0.5:9100/
systemctl restart reorder.service

nsenter --net=/run/netns/shop-2 curl -s --max-time 2 http://10.20.0.5:9100/ | grep -q load
curl -s http://127.0.0.1:9000/stock/fern | grep -q '"pieces": 203'
! nsenter --net=/run/netns/shop-2 curl -s --max-time 2 -o /dev/null http://10.20.0.5:9000/stock/fern
