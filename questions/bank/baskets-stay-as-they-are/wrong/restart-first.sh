#!/bin/bash
# fails: baskets-kept, on-disk
# why: Redis cannot save before it ends and is killed after ten seconds: the early customers' baskets are gone.
systemctl restart redis-server.service
chown -R redis:redis /var/lib/redis
