#!/bin/bash
# fails: ledger-whole, nothing-lost
# why: A ledger again, without today.
systemctl stop ledger.service
rm -f /var/lib/ledger/ledger.db*
install -o ledger -g ledger /var/backups/ledger/ledger-*.db /var/lib/ledger/ledger.db
systemctl start ledger.service
sleep 2
