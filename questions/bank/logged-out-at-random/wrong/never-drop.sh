#!/bin/bash
# fails: login-works, nothing-pushes
# why: It is full of views: nobody is dropped, and nobody gets in.
sed -i 's/^maxmemory-policy .*/maxmemory-policy noeviction/' /etc/redis/redis.conf
redis-cli CONFIG SET maxmemory-policy noeviction
sleep 1
