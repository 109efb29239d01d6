#!/bin/bash
# Builds ledger-1 ten minutes after the accident: a ledger without a name, still in use, and an archive with a gap.
set -eu
src=/run/greenroom-setup

for user in ledger tills; do useradd --system --home-dir /nonexistent --shell /usr/sbin/nologin $user; done
mkdir -p /usr/local/lib/ledger /usr/local/lib/tills /var/backups/ledger /srv/recovered
install -d -o ledger -g ledger -m 755 /var/lib/ledger
install -d -o tills -g tills /var/lib/tills
install -m 755 $src/ledgerd.py /usr/local/lib/ledger/
install -m 755 $src/tills.py /usr/local/lib/tills/
install -m 755 $src/ledger-report /usr/local/bin/
install -m 644 $src/*.service /etc/systemd/system/
install -m 644 $src/seed.py /root/seed.py
rm -rf $src

# Until last night: in the main file, and copied.
runuser -u ledger -- python3 - 1 2100 < /root/seed.py
runuser -u ledger -- sqlite3 /var/lib/ledger/ledger.db 'pragma journal_mode = wal' > /dev/null
cp /var/lib/ledger/ledger.db "/var/backups/ledger/ledger-$(date -d yesterday +%F).db"
touch -d 'yesterday 23:30' /var/backups/ledger/*

systemctl daemon-reload
systemctl enable --quiet --now ledger.service 2> /dev/null
url=http://127.0.0.1:8084
for _ in $(seq 200); do
  curl -s -o /dev/null $url/entries/17 && break
  sleep 0.05
done
# Today: through the service, so that it lies where today's entries lie.
python3 /root/seed.py 2101 2240 $url
systemctl enable --quiet --now tills.service 2> /dev/null
python3 /root/seed.py archive
touch -d '2019-03-28 10:05' /root/archive/*
rm /root/seed.py
mke2fs -q -t ext2 -U 5f0c7a52-6a0e-4a53-8d1e-2d0b7f0f2019 -d /root/archive /srv/archive.img 4M > /dev/null
# Removed last week, and the image says so.
last_week=$(date -d '8 days ago 14:20' +%Y%m%d%H%M%S)
printf '%s\n' "set_current_time $last_week" 'rm /old-logo.bmp' 'rm /lease-2019.pdf' | debugfs -w -f - /srv/archive.img > /dev/null 2>&1
touch -d '8 days ago 14:20' /srv/archive.img
rm -r /root/archive

for _ in $(seq 100); do [ "$(grep -c . /var/lib/tills/booked 2> /dev/null)" -ge 2 ] && break; sleep 0.05; done
rm /var/lib/ledger/ledger.db*
ledger-report > /dev/null 2>&1 || true
[ ! -s /var/lib/ledger/ledger.db ]
curl -s $url/entries/2240 | grep -q '"id": 2240'
[ "$(debugfs -R lsdel /srv/archive.img 2> /dev/null | grep -c ' 100644 ')" = 2 ]
