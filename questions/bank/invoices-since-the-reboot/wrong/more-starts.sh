#!/bin/bash
# fails: invoices-answer, as-delivered
# why: It may fail as often as it likes now.
mkdir -p /etc/systemd/system/billing.service.d
printf '[Unit]\nStartLimitIntervalSec=0\n[Service]\nRestart=always\n' > /etc/systemd/system/billing.service.d/again.conf
systemctl daemon-reload
systemctl restart billing.service
