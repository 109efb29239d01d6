#!/bin/bash
# Rights as the folder had them before, then the request from the prompt, which leaves its fern in the basket.
set -eu
chown redis:redis /var/lib/redis /var/lib/redis/dump.rdb
chmod --reference=/var/lib/redis.before-restore /var/lib/redis
chmod --reference=/var/lib/redis.before-restore/dump.rdb /var/lib/redis/dump.rdb
redis-cli BGSAVE
for _ in $(seq 100); do
  redis-cli INFO persistence | grep -q '^rdb_last_bgsave_status:ok' && break
  sleep 0.1
done
curl -sf -o /dev/null -X POST 'http://127.0.0.1:8060/baskets/c-0042?item=fern&quantity=1'
