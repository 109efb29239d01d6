#!/bin/bash
# fails: nothing-pushes
# why: Views have a store of their own, but the next idea that fills that of the sessions logs customers out as silently as this one.
sed -e 's/^port .*/port 6380/' -e 's/^maxmemory .*/maxmemory 16mb/' -e 's/^dbfilename .*/dbfilename views.rdb/' \
  -e 's#^pidfile .*#pidfile /run/redis-views/redis-server.pid#' -e 's#^logfile .*#logfile /var/log/redis/redis-views.log#' \
  /etc/redis/redis.conf > /etc/redis/redis-views.conf
chown redis:redis /etc/redis/redis-views.conf
systemctl enable --quiet --now redis-server@views.service
sed -i 's/^port = .*/port = 6380/' /etc/views/views.ini
systemctl restart views.service
redis-cli --scan --pattern 'view:*' | xargs -r -n 500 redis-cli UNLINK > /dev/null
