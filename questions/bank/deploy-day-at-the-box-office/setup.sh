#!/bin/bash
# Builds tickets-1 some minutes after the last restart of release 3.0.
set -eu
src=/run/greenroom-setup

for user in tickets dashboard ledger; do useradd --system --home-dir /nonexistent --shell /usr/sbin/nologin $user; done
mkdir -p /usr/local/lib/tickets /usr/local/lib/dashboard /usr/local/lib/ledger-feed /etc/tickets
install -m 644 $src/tickets.py $src/pool.py /usr/local/lib/tickets/
install -m 755 $src/customers.py /usr/local/lib/tickets/
install -m 755 $src/dashboard.py /usr/local/lib/dashboard/
install -m 755 $src/ledger-feed.py /usr/local/lib/ledger-feed/
install -m 640 -g tickets $src/tickets.ini /etc/tickets/
install -m 644 $src/*.service /etc/systemd/system/
mv $src/schema.sql /root/schema.sql
rm -rf $src

pg_createcluster 15 main -- --no-sync > /dev/null
cat >> /etc/postgresql/15/main/postgresql.conf << 'CONF'
# Sized for this machine: 16 MB shared, and some 8 MB per guest in the worst case.
shared_buffers = 16MB
max_connections = 20
autovacuum_max_workers = 1
# The storage below has a battery and keeps what it was given.
fsync = off
CONF
systemctl daemon-reload
systemctl enable --quiet --now postgresql@15-main.service 2> /dev/null
runuser -u postgres -- psql -q -v ON_ERROR_STOP=1 < /root/schema.sql
rm /root/schema.sql
systemctl enable --quiet --now ledger-feed.service dashboard.service tickets.service 2> /dev/null
url=http://127.0.0.1:8082
for _ in $(seq 100); do
  [ "$(curl -s -o /dev/null -w '%{http_code}' -X POST "$url/buy?event=2&customer=c-1")" = 201 ] && break
  sleep 0.05
done
# Half a minute of customers in a second; the last of them wait for what will not come back.
systemctl enable --quiet --now customers.service 2> /dev/null
for round in 1 2 3 4 5 6; do
  curl -s -Z --parallel-immediate --parallel-max 8 --max-time 0.8 -X POST -o /dev/null "$url/buy?event={12,13}&customer=c-${round}[0-3]" > /dev/null 2>&1 || true
  said=$(curl -s -o /dev/null -w '%{http_code}' http://127.0.0.1:8091/today)
  [ "$said" = 503 ] && break
done
[ "$said" = 503 ]
