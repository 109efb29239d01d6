#!/bin/bash
# fails: on-disk, guard-kept
# why: Baskets fill again and none of it reaches the disk; the next restart empties them without a word.
redis-cli CONFIG SET stop-writes-on-bgsave-error no
sed -i 's/^stop-writes-on-bgsave-error yes/stop-writes-on-bgsave-error no/' /etc/redis/redis.conf
