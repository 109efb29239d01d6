#!/bin/bash
# Builds baskets-1: 500 baskets, a restore by hand, and twenty early customers.
set -eu
src=/run/greenroom-setup

useradd --system --home-dir /nonexistent --shell /usr/sbin/nologin basket
mkdir -p /usr/local/lib/basket /var/backups/redis /etc/systemd/system/redis-server.service.d
install -m 755 $src/basket.py /usr/local/lib/basket/
install -m 755 $src/restore-baskets /usr/local/sbin/
install -m 644 $src/basket.service /etc/systemd/system/
install -m 644 $src/stop.conf /etc/systemd/system/redis-server.service.d/
install -m 700 $src/seed.py /root/.seed.py
rm -rf $src
sed -i 's/^# save 3600 1 300 100 60 10000$/save 5 1/' /etc/redis/redis.conf
grep -qx 'save 5 1' /etc/redis/redis.conf

systemctl daemon-reload
systemctl enable --quiet --now redis-server.service 2> /dev/null
python3 /root/.seed.py 1 500
[ "$(redis-cli SAVE)" = OK ]
cp /var/lib/redis/dump.rdb /var/backups/redis/evening.rdb
touch -d 'yesterday 22:30' /var/backups/redis/evening.rdb

restore-baskets > /dev/null
python3 /root/.seed.py 501 520
rm /root/.seed.py
systemctl enable --quiet --now basket.service 2> /dev/null
redis-cli BGSAVE > /dev/null || true
for _ in $(seq 200); do
  redis-cli INFO persistence | grep -q '^rdb_last_bgsave_status:err' && break
  sleep 0.05
done
for _ in $(seq 200); do
  curl -s -o /dev/null http://127.0.0.1:8060/baskets/c-0042 && break
  sleep 0.05
done
[ "$(curl -s -o /dev/null -w '%{http_code}' -X POST 'http://127.0.0.1:8060/baskets/c-0042?item=fern&quantity=1')" = 503 ]
[ "$(redis-cli DBSIZE)" = 520 ]
