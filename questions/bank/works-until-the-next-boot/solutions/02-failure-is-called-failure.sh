#!/bin/bash
# The program says that it failed, which the unit's Restart=on-failure was waiting for all along; with a pause that the start limit allows.
set -eu
cp -p /usr/local/lib/ledger/ledger.py /root/ledger.py.orig
sed -i -e 's/sys\.exit(0)/sys.exit(1)/' -e 's/os\._exit(0)/os._exit(1)/' /usr/local/lib/ledger/ledger.py
sed -i 's/^Restart=on-failure$/Restart=on-failure\nRestartSec=3/' /etc/systemd/system/ledger.service
systemctl daemon-reload
systemctl restart ledger.service
