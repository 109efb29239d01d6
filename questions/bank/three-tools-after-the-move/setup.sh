#!/bin/bash
# Builds depot-1 as it came out of the move: everything of the depot copied, nothing of the old system around it.
set -eu
src=/run/greenroom-setup

useradd --system --home-dir /srv/depot --shell /bin/bash depot
mkdir -p /usr/src/depot /srv/depot /var/log/depot /opt/depot/bin /opt/depot/lib
cp $src/Makefile $src/*.c $src/depotfmt.h /usr/src/depot/
sed 's/$/\r/' $src/parcels > /usr/src/depot/parcels
install -m 644 $src/cron /etc/cron.d/depot
gcc -O1 -shared -fPIC -Wl,-soname,libdepotfmt.so.1 -o /usr/local/lib/libdepotfmt.so.1 $src/old/depotfmt1.c
gcc -O1 -o /usr/local/bin/archive-tally $src/old/archive-tally.c /usr/local/lib/libdepotfmt.so.1
rm -rf $src /usr/src/depot/old
ldconfig
awk 'BEGIN { for (n = 1; n <= 400; n++)
  printf "p-%04d,%d,%d,%s\n", n, 150 + n * 373 % 4800, 1 + n * 7 % 5, n % 3 ? "open" : "sent" }' > /srv/depot/parcels.csv
chown -R depot:depot /srv/depot /var/log/depot

make -s -C /usr/src/depot install
touch -d 'last friday 16:10' /usr/src/depot/parcels
touch -d '2 years ago' /usr/src/depot/*.c /usr/src/depot/depotfmt.h /usr/src/depot/Makefile
# What cron has been writing since the move.
line=$(sed -n 's/^\*.* depot //p' /etc/cron.d/depot)
for _ in 1 2 3; do runuser -u depot -- /bin/sh -c "$line" || true; done

[ "$(archive-tally 1250)" = 1.250,00 ]
for gone in bin/parcels bin/postage libdepotfmt.so.2; do
  grep -qE "$gone.*(not found|No such file)" /var/log/depot/report.log || { cat /var/log/depot/report.log >&2; exit 1; }
done
