#!/bin/bash
# systemd lets the worker go whenever the snapshot is over, also after a SIGKILL, and a failure counts as one again.
set -eu
sed -i 's#^target=.*#target=/var/backups/notices#' /usr/local/sbin/snapshot-notices
mkdir -p /etc/systemd/system/notices-snapshot.service.d
cat > /etc/systemd/system/notices-snapshot.service.d/let-go.conf << 'UNIT'
[Service]
ExecStart=
ExecStart=/usr/local/sbin/snapshot-notices
ExecStopPost=/bin/sh -c 'kill -CONT $(cat /run/notices/worker.pid)'
TimeoutStartSec=30
UNIT
systemctl daemon-reload
systemctl start notices-snapshot.service
