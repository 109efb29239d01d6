#!/bin/bash
# fails: entries-arrive, units-run
# why: The report is content, and the service goes on writing where nobody will ever find it.
pid=$(systemctl show -p MainPID --value ledger.service)
for fd in /proc/"$pid"/fd/*; do
  case $(readlink "$fd") in
    '/var/lib/ledger/ledger.db (deleted)') cp "$fd" /var/lib/ledger/ledger.db ;;
    '/var/lib/ledger/ledger.db-wal (deleted)') cp "$fd" /var/lib/ledger/ledger.db-wal ;;
  esac
done
chown ledger:ledger /var/lib/ledger/*
