#!/bin/bash
# The tills go on: the service itself is held while its files are copied, and ended without a chance to tidy up, so that nobody is
# told "booked" in between, and no file in the new place is removed by the old process.
set -eu
pid=$(systemctl show -p MainPID --value ledger.service)
mkdir -m 700 /root/rescue
kill -STOP "$pid"
for fd in /proc/"$pid"/fd/*; do
  case $(readlink "$fd") in
    '/var/lib/ledger/ledger.db (deleted)') cp "$fd" /root/rescue/ledger.db ;;
    '/var/lib/ledger/ledger.db-wal (deleted)') cp "$fd" /root/rescue/ledger.db-wal ;;
  esac
done
mkdir /root/work
cp /root/rescue/* /root/work/
[ "$(sqlite3 /root/work/ledger.db 'pragma integrity_check')" = ok ]
sqlite3 /root/work/ledger.db 'pragma wal_checkpoint(truncate)' > /dev/null
rm /var/lib/ledger/ledger.db*
install -o ledger -g ledger -m 644 /root/work/ledger.db /var/lib/ledger/ledger.db
kill -KILL "$pid"
for _ in $(seq 100); do
  curl -s -o /dev/null http://127.0.0.1:8084/entries/17 && break
  sleep 0.1
done
number=$(debugfs -R lsdel /srv/archive.img 2> /dev/null | awk '$4 == 301234 { print $1 }')
debugfs -R "dump <$number> /srv/recovered/lease-2019.pdf" /srv/archive.img
