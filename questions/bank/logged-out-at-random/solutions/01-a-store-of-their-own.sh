#!/bin/bash
# Views move to a Redis that may forget; the one of the sessions may not. No session is touched on the way.
set -eu
sed -e 's/^port .*/port 6380/' -e 's/^maxmemory .*/maxmemory 16mb/' -e 's#^dir .*#dir /var/lib/redis-views#' \
  -e 's#^pidfile .*#pidfile /run/redis-views/redis-server.pid#' -e 's#^logfile .*#logfile /var/log/redis/redis-views.log#' \
  /etc/redis/redis.conf > /etc/redis/redis-views.conf
echo 'save ""' >> /etc/redis/redis-views.conf
chown redis:redis /etc/redis/redis-views.conf
install -d -o redis -g redis -m 750 /var/lib/redis-views
mkdir -p /etc/systemd/system/redis-server@views.service.d
printf '[Service]\nReadWritePaths=/var/lib/redis-views\n' > /etc/systemd/system/redis-server@views.service.d/dir.conf
systemctl daemon-reload
systemctl enable --quiet --now redis-server@views.service
sed -i 's/^port = .*/port = 6380/' /etc/views/views.ini
systemctl restart views.service
redis-cli --scan --pattern 'view:*' | xargs -r -n 500 redis-cli UNLINK > /dev/null
sed -i 's/^maxmemory-policy .*/maxmemory-policy noeviction/' /etc/redis/redis.conf
redis-cli CONFIG SET maxmemory-policy noeviction
# Customers who were dropped before are still to notice; nobody new should be.
for _ in $(seq 90); do
  curl -s http://127.0.0.1:8079/stats | grep -q '"thrown_out_last_10s": 0,' && break
  sleep 0.5
done
