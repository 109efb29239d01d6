#!/bin/bash
# fails: comes-back
# why: Long enough today, at boot; and when the store is restarted nobody waits.
mkdir -p /etc/systemd/system/ledger.service.d
printf '[Service]\nExecStartPre=/bin/sleep 6\n' > /etc/systemd/system/ledger.service.d/wait.conf
systemctl daemon-reload
systemctl start ledger.service
