#!/bin/bash
# fails: nothing-lost
# why: What the tills booked between the copy and the change-over was promised and is gone.
pid=$(systemctl show -p MainPID --value ledger.service)
for fd in /proc/"$pid"/fd/*; do
  case $(readlink "$fd") in
    '/var/lib/ledger/ledger.db (deleted)') cp "$fd" /root/ledger.db ;;
    '/var/lib/ledger/ledger.db-wal (deleted)') cp "$fd" /root/ledger.db-wal ;;
  esac
done
sleep 8
systemctl stop ledger.service
rm -f /var/lib/ledger/ledger.db*
install -o ledger -g ledger /root/ledger.db /root/ledger.db-wal /var/lib/ledger/
systemctl start ledger.service
sleep 2
