#!/bin/bash
# fails: secret-kept
# why: A new file in place of the old one, and everybody on the machine can read the secret.
tr -d '\r' < /etc/default/billing | sed "s/^BILLING_SECRET=\(.*\)/BILLING_SECRET='\1'/" > /tmp/billing
chmod 644 /tmp/billing
mv /tmp/billing /etc/default/billing
systemctl reset-failed billing.service
systemctl start billing.service
