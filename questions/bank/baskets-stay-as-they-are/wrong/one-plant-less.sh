#!/bin/bash
# fails: baskets-kept
# why: Tidying up after the trial by hand took a customer's own plant out of the basket.
chown -R redis:redis /var/lib/redis
redis-cli BGSAVE
for _ in $(seq 100); do
  redis-cli INFO persistence | grep -q '^rdb_last_bgsave_status:ok' && break
  sleep 0.1
done
curl -sf -o /dev/null -X DELETE 'http://127.0.0.1:8060/baskets/c-0042?item=clivia'
