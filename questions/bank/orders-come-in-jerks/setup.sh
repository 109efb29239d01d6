#!/bin/bash
# Builds orders-1: a shop and a dispatcher on one PostgreSQL, and a carrier that has become slow.
set -eu
src=/run/greenroom-setup

for user in shop dispatch carrier; do useradd --system --home-dir /nonexistent --shell /usr/sbin/nologin $user; done
mkdir -p /usr/local/lib/shop /usr/local/lib/dispatch /usr/local/lib/carrier /etc/shop
install -m 755 $src/shop.py $src/customers.py /usr/local/lib/shop/
install -m 755 $src/dispatch.py /usr/local/lib/dispatch/
install -m 755 $src/carrier.py /usr/local/lib/carrier/
install -m 644 $src/*.service /etc/systemd/system/
install -m 640 -g shop $src/shop.env /etc/shop/shop.env
install -m 640 -g dispatch $src/dispatch.env /etc/shop/dispatch.env
mv $src/schema.sql /root/schema.sql
rm -rf $src

pg_createcluster 15 main -- --no-sync > /dev/null
printf '%s\n' 'shared_buffers = 16MB' 'max_connections = 30' 'autovacuum_max_workers = 1' '# The storage below has a battery.' 'fsync = off' >> /etc/postgresql/15/main/postgresql.conf
systemctl daemon-reload
systemctl enable --quiet --now postgresql@15-main.service 2> /dev/null
runuser -u postgres -- psql -q -v ON_ERROR_STOP=1 < /root/schema.sql
rm /root/schema.sql
systemctl enable --quiet --now carrier.service shop.service dispatch.service customers.service 2> /dev/null
for _ in $(seq 100); do
  curl -s -o /dev/null http://127.0.0.1:8081/orders/1017 && break
  sleep 0.05
done
# A session of the dispatcher that holds the row while it waits for the carrier.
for _ in $(seq 100); do
  held=$(runuser -u postgres -- psql -qtA shop -c "select count(*) from pg_stat_activity where application_name = 'dispatch' and state = 'idle in transaction'")
  [ "$held" = 1 ] && break
  sleep 0.05
done
[ "$held" = 1 ]
