#!/bin/bash
# Builds intake-1: a converter from source, last month's results, four files waiting, the first of them in trouble.
set -eu
src=/run/greenroom-setup

useradd --system --home-dir /var/lib/intake --shell /usr/sbin/nologin intake
mkdir -p /usr/src/catconv /usr/local/lib/intake /srv/intake/in /srv/intake/out /srv/intake/done
install -d -o intake -g intake /var/lib/intake
cp $src/catconv.c $src/Makefile $src/README /usr/src/catconv/
install -m 755 $src/intake.py /usr/local/lib/intake/
install -m 644 $src/intake.service /etc/systemd/system/
install -m 700 $src/catalogues.sh /root/.catalogues.sh
rm -rf $src
make -s -C /usr/src/catconv install
touch -d '6 years ago' /usr/src/catconv/* /usr/local/bin/catconv

cd /srv/intake
/root/.catalogues.sh in
for name in lindgren meadow; do
  sed 's/^# Catalogue.*/# Catalogue, last month/' in/$name.txt > done/$name-last-month.txt
  catconv done/$name-last-month.txt > out/$name-last-month.dat
done
touch -d '31 days ago' done/* out/*
rm /root/.catalogues.sh
chown -R intake:intake /srv/intake

systemctl daemon-reload
systemctl enable --quiet --now intake.service 2> /dev/null
for _ in $(seq 100); do
  journalctl -q -u intake | grep -q 'signal 11' && break
  sleep 0.05
done
# A core file whatever the host does with those of its boxes.
if [ ! -s /var/lib/intake/core ]; then
  cd /var/lib/intake
  runuser -u intake -- gdb -q -batch -ex run -ex 'generate-core-file /var/lib/intake/core' \
    --args /usr/local/bin/catconv /srv/intake/in/hollow-oak.txt > /dev/null 2>&1
fi
[ -s /var/lib/intake/core ]
[ "$(find /srv/intake/in -type f | wc -l)" = 4 ]
journalctl -q -u intake | grep -q 'hollow-oak.txt: catconv was ended by signal 11'
