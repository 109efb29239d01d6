#!/bin/bash
# fails: nothing-pushes
# why: Only sessions have an end, so now only sessions are dropped.
sed -i 's/^maxmemory-policy .*/maxmemory-policy volatile-lru/' /etc/redis/redis.conf
redis-cli CONFIG SET maxmemory-policy volatile-lru
sleep 1
