#!/bin/bash
# Builds web-1 as it stood at five in the morning: new release in place, three leftovers of the night.
set -eu
src=/run/greenroom-setup

www=/srv/www
mkdir -p $www/shop/releases/1987 $www/shop/releases/2041 $www/handbook
for release in 1987 2041; do
  sed "s/@RELEASE@/$release/" $src/shop.html > $www/shop/releases/$release/index.html
  for item in 1 2 3 4 5 6 7 8; do
    printf '{"item": %d, "name": "Fern no. %d", "cents": %d, "release": %d}\n' \
      $item $item $((450 + item * 125)) $release > $www/shop/releases/$release/item-$item.json
  done
done
ln -sfn releases/2041 $www/shop/current
install -m 644 $src/handbook.html $www/handbook/index.html

install -m 644 $src/nginx-shop.conf /etc/nginx/sites-available/shop
install -m 644 $src/nginx-handbook.conf /etc/nginx/sites-available/handbook
rm -f /etc/nginx/sites-enabled/*
ln -s /etc/nginx/sites-available/shop /etc/nginx/sites-enabled/shop
ln -s /etc/nginx/sites-available/handbook /etc/nginx/sites-enabled/handbook
sed 's#/srv/www/shop/current#/srv/www/shop/releases/1987#' $src/nginx-shop.conf > /etc/nginx/sites-enabled/shop.before-migration

install -m 755 $src/holding-page /usr/local/bin/holding-page
install -m 644 $src/holding-page.service /etc/systemd/system/holding-page.service
printf '# Where the holding page listens.\nPORT=80\n' > /etc/default/holding-page
install -m 600 $src/maintenance-night.txt /root/maintenance-night.txt
printf '127.0.0.1 shop.fernwood.example handbook.fernwood.example\n' >> /etc/hosts
touch -d '2 hours ago' /etc/nginx/sites-enabled/shop.before-migration /etc/systemd/system/holding-page.service
rm -rf $src

systemctl daemon-reload
systemctl disable --quiet --now nginx.service 2> /dev/null || true
systemctl enable --quiet --now holding-page.service 2> /dev/null
for _ in $(seq 100); do
  curl -s -o /dev/null http://127.0.0.1/ && break
  sleep 0.05
done
systemctl start nginx.service 2> /dev/null && exit 1
curl -s http://127.0.0.1/ | grep -q 'back soon'
