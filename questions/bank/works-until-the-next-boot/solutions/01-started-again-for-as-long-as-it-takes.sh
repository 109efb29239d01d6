#!/bin/bash
# systemd starts it again however it ended, every two seconds, and never gives it up. The order is right as well, though the order alone is not enough.
set -eu
mkdir -p /etc/systemd/system/ledger.service.d
cat > /etc/systemd/system/ledger.service.d/store.conf << 'UNIT'
[Unit]
Wants=shelfd.service
After=shelfd.service
StartLimitIntervalSec=0

[Service]
Restart=always
RestartSec=2
UNIT
systemctl daemon-reload
systemctl start ledger.service
systemctl start cold-copy.service
