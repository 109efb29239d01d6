#!/bin/bash
# fails: comes-back, answers
# why: Five attempts within a second, and systemd gives up before the store is ready.
sed -i 's/^Restart=.*/Restart=always/' /etc/systemd/system/ledger.service
systemctl daemon-reload
systemctl restart shelfd.service ledger.service
