#!/bin/bash
# fails: nothing-left-open
# why: A sold-out answer no longer costs a place, but it is handed back in the middle of a transaction, which stays open until the next purchase.
sed -i 's/^    if row is None:$/    if row is None:\n        pool.give_back(db)/' /usr/local/lib/tickets/tickets.py
python3 -m py_compile /usr/local/lib/tickets/tickets.py
sed -i 's/^pool_size = .*/pool_size = 3/' /etc/tickets/tickets.ini
systemctl restart tickets.service
sleep 2
