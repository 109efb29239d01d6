#!/bin/bash
# Builds quotes-1 with the new front end asking, and one life of the service already over.
set -eu
src=/run/greenroom-setup

useradd --system --home-dir /nonexistent --shell /usr/sbin/nologin quotes
useradd --system --home-dir /nonexistent --shell /usr/sbin/nologin webshop
mkdir -p /usr/local/lib/quotes /etc/quotes
install -m 755 $src/quotes.py $src/web-shop.py /usr/local/lib/quotes/
install -m 644 $src/quotes.ini /etc/quotes/quotes.ini
install -m 644 $src/quotes.service $src/web-shop.service /etc/systemd/system/
touch -d '2 years ago' /usr/local/lib/quotes/quotes.py /etc/quotes/quotes.ini /etc/systemd/system/quotes.service
touch -d '3 days ago' /usr/local/lib/quotes/web-shop.py /etc/systemd/system/web-shop.service
rm -rf $src

systemctl daemon-reload
systemctl enable --quiet --now quotes.service 2> /dev/null
for _ in $(seq 200); do
  curl -s -o /dev/null http://127.0.0.1:8090/stats && break
  sleep 0.05
done
# A first life cut short, so that the journal has something to tell at once: the same end, after a tenth of the load.
first=$(systemctl show -p MainPID --value quotes.service)
runuser -u quotes -- prlimit --pid "$first" --as=$((44 << 20))
curl -s -o /dev/null 'http://127.0.0.1:8090/quote?product=[1-60]&quantity=1&request=W-[10001-10010]' || true
for _ in $(seq 200); do
  [ "$(systemctl show -p NRestarts --value quotes.service)" -ge 1 ] && break
  sleep 0.05
done
systemctl enable --quiet --now web-shop.service 2> /dev/null
[ "$(systemctl show -p NRestarts --value quotes.service)" -ge 1 ]
