#!/bin/bash
# fails: nothing-pushes
# why: Quiet for half a minute, until the views have filled the rest as well.
sed -i 's/^maxmemory .*/maxmemory 32mb/' /etc/redis/redis.conf
redis-cli CONFIG SET maxmemory 32mb
sleep 2
