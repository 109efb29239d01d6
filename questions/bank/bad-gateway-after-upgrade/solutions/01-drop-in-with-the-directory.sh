#!/bin/bash
# The site's drop-in comes back under a name that systemd reads, and opens the directory for the same group.
set -eu
cd /etc/systemd/system/tracking.service.d
mv web-server.conf.from-2.9 web-server.conf
echo 'RuntimeDirectoryMode=0750' >> web-server.conf
systemctl daemon-reload
systemctl restart tracking.service
