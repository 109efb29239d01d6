#!/bin/bash
# fails: unit-runs, settings-read-well
# why: It answers until the next reboot, and dies with nobody to start it again.
BILLING_SECRET='tern #42 over the marsh' setsid runuser -u billing -- /usr/bin/python3 /usr/lib/billing/billing.py --port 8085 \
  --gateway http://127.0.0.1:8086 --ledger /var/lib/billing/ledger.db > /dev/null 2>&1 < /dev/null &
sleep 2
