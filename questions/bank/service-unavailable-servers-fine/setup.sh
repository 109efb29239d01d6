#!/bin/bash
# Builds lb-1 on the morning after the release: three servers run, one of them has an empty catalogue, all count as down.
set -eu
src=/run/greenroom-setup

useradd --system --user-group --home-dir /nonexistent --shell /usr/sbin/nologin shop
mkdir -p /usr/local/lib/shop /usr/share/doc/shop /etc/systemd/system/haproxy.service.d
install -m 755 $src/shop.py /usr/local/lib/shop/shop.py
install -m 644 $src/UPGRADING /usr/share/doc/shop/UPGRADING
install -m 644 "$src/shop@.service" /etc/systemd/system/shop@.service
install -m 644 $src/haproxy-box.conf /etc/systemd/system/haproxy.service.d/journal.conf
install -m 644 $src/haproxy.cfg /etc/haproxy/haproxy.cfg
touch -d '7 months ago' /etc/haproxy/haproxy.cfg
rm -rf $src

names=(kite ball train puzzle drum robot 'wooden horse' yo-yo)
for n in 1 2 3; do
  mkdir -p /srv/shop/$n
  {
    echo '{'
    for item in $(seq 1 24); do
      [ "$item" = 24 ] && comma='' || comma=','
      echo "  \"$item\": \"${names[item % 8]} no. $item\"$comma"
    done
    echo '}'
  } > /srv/shop/$n/catalogue.json
done
# The release was copied to the third server while its disk was full.
: > /srv/shop/3/catalogue.json
printf '127.0.0.1 shop.linden.example\n127.0.0.11 shop-1\n127.0.0.12 shop-2\n127.0.0.13 shop-3\n' >> /etc/hosts

systemctl daemon-reload
systemctl enable --quiet --now shop@1.service shop@2.service shop@3.service 2> /dev/null
for n in 1 2 3; do
  for _ in $(seq 100); do
    curl -s -o /dev/null http://shop-$n:8080/livez && break
    sleep 0.05
  done
done
systemctl enable --quiet --now haproxy.service 2> /dev/null
code() { curl -s -o /dev/null -w '%{http_code}' http://shop.linden.example/; }
for _ in $(seq 80); do
  [ "$(code)" = 503 ] && break
  sleep 0.1
done
[ "$(code)" = 503 ]
[ "$(curl -s -H 'Host: shop.linden.example' http://shop-2:8080/item/7)" = '{"item": 7, "name": "yo-yo no. 7"}' ]
