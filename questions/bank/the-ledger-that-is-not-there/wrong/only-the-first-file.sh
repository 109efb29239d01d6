#!/bin/bash
# fails: ledger-whole, nothing-lost
# why: It opens without a complaint, and holds what was there last night: today is in the file beside it.
pid=$(systemctl show -p MainPID --value ledger.service)
for fd in /proc/"$pid"/fd/*; do
  [ "$(readlink "$fd")" = '/var/lib/ledger/ledger.db (deleted)' ] && cp "$fd" /root/ledger.db
done
systemctl stop ledger.service
rm -f /var/lib/ledger/ledger.db*
install -o ledger -g ledger /root/ledger.db /var/lib/ledger/ledger.db
systemctl start ledger.service
sleep 2
