#!/bin/bash
# fails: runs-as-itself, baskets-kept
# why: Saving works because root may do everything; so may whoever finds a way into Redis. And the restart lost baskets.
printf '[Service]\nUser=root\nGroup=root\n' > /etc/systemd/system/redis-server.service.d/user.conf
systemctl daemon-reload
systemctl restart redis-server.service
