#!/bin/bash
# fails: store-as-delivered, comes-back
# why: The wait protects the store's files, and the next start is a race again.
sed -i 's/^LEASE_SECONDS = 4$/LEASE_SECONDS = 0/' /usr/lib/shelf/shelfd.py
systemctl restart shelfd.service
sleep 1
systemctl restart ledger.service
