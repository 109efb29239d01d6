#!/bin/bash
# In the running store and in what it will read at its next start.
set -u
ask() { redis-cli -h 127.0.0.1 "$@" 2> /dev/null; }
for _ in $(seq 30); do ask INFO server | grep -q redis_version && break; sleep 0.2; done
[ "$(ask CONFIG GET stop-writes-on-bgsave-error | tail -n 1)" = yes ] || { echo 'The running Redis takes changes it cannot keep.'; exit 1; }
last=$(sed -n 's/^ *stop-writes-on-bgsave-error *//p' "$BOX/etc/redis/redis.conf" 2> /dev/null | tail -n 1)
[ "${last:-yes}" = yes ] || { echo 'After its next start Redis would take changes it cannot keep.'; exit 1; }
save=$(sed -n 's/^ *save *//p' "$BOX/etc/redis/redis.conf" 2> /dev/null | tail -n 1)
[ "$save" != '""' ] || { echo 'After its next start Redis would not save at all.'; exit 1; }
echo 'Redis stops taking changes when it cannot keep them.'
