#!/bin/bash
# Line ends of this system, quotes around the words that belong together, and a start that systemd no longer refuses.
set -eu
cp -p /etc/default/billing /root/billing.before
sed -i -e 's/\r$//' -e "s/^BILLING_SECRET=\\(.*\\)/BILLING_SECRET='\\1'/" /etc/default/billing
systemctl reset-failed billing.service
systemctl start billing.service
