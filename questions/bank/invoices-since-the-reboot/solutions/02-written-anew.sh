#!/bin/bash
# The file written anew here, into the one that is there, so that its owner and rights stay.
set -eu
cat > /etc/default/billing << 'SETTINGS'
# Settings of the invoices service on this machine, read when it starts.
BILLING_PORT=8085
BILLING_GATEWAY=http://127.0.0.1:8086
BILLING_LEDGER=/var/lib/billing/ledger.db
BILLING_SECRET="tern #42 over the marsh"
SETTINGS
systemctl reset-failed billing.service
systemctl restart billing.service
