#!/bin/bash
# fails: queue-moves, previews-made
# why: The machine is cooler, and the photos wait as before.
mkdir -p /etc/systemd/system/previews.service.d
printf '[Service]\nCPUQuota=10%%\nNice=19\n' > /etc/systemd/system/previews.service.d/calm.conf
systemctl daemon-reload
systemctl restart previews.service
