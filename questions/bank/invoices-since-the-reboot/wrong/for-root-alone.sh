#!/bin/bash
# fails: settings-read-well
# why: It runs for now; the secret is so well kept that the service may not read it at its next start.
sed -i -e 's/\r$//' -e "s/^BILLING_SECRET=\\(.*\\)/BILLING_SECRET='\\1'/" /etc/default/billing
systemctl reset-failed billing.service
systemctl start billing.service
sleep 2
chown root:root /etc/default/billing
chmod 600 /etc/default/billing
