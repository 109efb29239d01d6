#!/bin/bash
# fails: will-last
# why: The new store for the sessions saves nothing: everybody is logged out now, and again at each restart.
sed -e 's/^port .*/port 6380/' -e 's/^maxmemory-policy .*/maxmemory-policy noeviction/' \
  -e 's#^pidfile .*#pidfile /run/redis-sessions/redis-server.pid#' -e 's#^logfile .*#logfile /var/log/redis/redis-sessions.log#' \
  /etc/redis/redis.conf > /etc/redis/redis-sessions.conf
echo 'save ""' >> /etc/redis/redis-sessions.conf
chown redis:redis /etc/redis/redis-sessions.conf
systemctl enable --quiet --now redis-server@sessions.service
sed -i 's/^port = .*/port = 6380/' /etc/accounts/accounts.ini
systemctl restart accounts.service
