#!/bin/bash
# fails: answers, comes-back
# why: Started is not ready; and what requires the store is stopped with it at the next copy.
mkdir -p /etc/systemd/system/ledger.service.d
printf '[Unit]\nAfter=shelfd.service\nRequires=shelfd.service\n' > /etc/systemd/system/ledger.service.d/order.conf
systemctl daemon-reload
systemctl restart shelfd.service ledger.service
sleep 1
systemctl start cold-copy.service
