#!/bin/bash
# The tills wait, both files are copied from the living process, checked, and put where they belong.
set -eu
systemctl stop tills.service
pid=$(systemctl show -p MainPID --value ledger.service)
mkdir -m 700 /root/rescue
for fd in /proc/"$pid"/fd/*; do
  case $(readlink "$fd") in
    '/var/lib/ledger/ledger.db (deleted)') cp "$fd" /root/rescue/ledger.db ;;
    '/var/lib/ledger/ledger.db-wal (deleted)') cp "$fd" /root/rescue/ledger.db-wal ;;
  esac
done
mkdir /root/trial
cp /root/rescue/* /root/trial/
[ "$(sqlite3 /root/trial/ledger.db 'pragma integrity_check')" = ok ]
[ "$(sqlite3 /root/trial/ledger.db 'select count(*) from entries')" -ge 2240 ]
systemctl stop ledger.service
rm -f /var/lib/ledger/ledger.db*
install -o ledger -g ledger -m 644 /root/rescue/ledger.db /root/rescue/ledger.db-wal /var/lib/ledger/
systemctl start ledger.service
systemctl start tills.service
inode=$(debugfs -R 'ls -d /' /srv/archive.img 2> /dev/null | grep -o '<[0-9]*> ([0-9]*) lease-2019.pdf' | grep -o '^<[0-9]*>')
debugfs -R "dump $inode /srv/recovered/lease-2019.pdf" /srv/archive.img
