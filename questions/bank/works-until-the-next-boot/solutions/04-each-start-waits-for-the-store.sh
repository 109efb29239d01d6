#!/bin/bash
# Every start, the one after a lost store included, waits until the store takes calls. If that takes too long, the start is tried again.
set -eu
mkdir -p /etc/systemd/system/ledger.service.d
cat > /etc/systemd/system/ledger.service.d/wait.conf << 'UNIT'
[Unit]
After=shelfd.service

[Service]
ExecStartPre=/bin/bash -c 'until (: < /dev/tcp/127.0.0.1/5433) 2> /dev/null; do sleep 1; done'
Restart=always
UNIT
systemctl daemon-reload
systemctl start ledger.service
