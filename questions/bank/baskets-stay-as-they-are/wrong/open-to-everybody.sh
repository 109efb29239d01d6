#!/bin/bash
# fails: private
# why: Any process on the machine may now replace the baskets.
chmod -R 777 /var/lib/redis
redis-cli BGSAVE
for _ in $(seq 100); do
  redis-cli INFO persistence | grep -q '^rdb_last_bgsave_status:ok' && break
  sleep 0.1
done
