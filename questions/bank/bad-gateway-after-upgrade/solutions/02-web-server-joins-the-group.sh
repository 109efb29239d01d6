#!/bin/bash
# The other way round: nginx joins the application's group, and the unit opens what it makes to its group.
set -eu
usermod -aG tracking www-data
cat > /etc/systemd/system/tracking.service.d/group.conf << 'CONF'
[Service]
UMask=0007
RuntimeDirectoryMode=0750
CONF
systemctl daemon-reload
systemctl restart tracking.service nginx.service
