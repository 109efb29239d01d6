#!/bin/bash
# Builds portal-1 with five customers, one of them tightened until nothing gets through.
set -eu
src=/run/greenroom-setup

useradd --system --home-dir /srv/www --shell /usr/sbin/nologin publisher
www=/srv/www/customers
mkdir -p $www
for customer in acme alder birch cedar dogwood; do
  mkdir -p $www/$customer/catalogue/spring $www/$customer/catalogue/autumn $www/$customer/contact
  for page in index.html catalogue/index.html catalogue/spring/index.html catalogue/autumn/index.html contact/index.html; do
    printf '<!doctype html>\n<title>%s</title>\n<p>%s: %s</p>\n' "$customer" "$customer" "$page" > "$www/$customer/$page"
  done
  for plant in 1 2 3 4 5 6; do
    printf '%s, plant %d\n' "$customer" $plant > "$www/$customer/catalogue/spring/plant-$plant.txt"
  done
done
install -d -m 700 /srv/www/keys
head -c 400 /dev/zero | tr '\0' 'k' > /srv/www/keys/publisher.key
chmod 600 /srv/www/keys/publisher.key
chown -R publisher:publisher /srv/www
chmod -R u=rwX,go=rX $www

install -m 755 $src/tighten-www /usr/local/sbin/tighten-www
install -m 644 $src/tighten-www.list /etc/tighten-www.list
install -m 644 $src/tighten-www.service $src/tighten-www.timer /etc/systemd/system/
install -m 644 $src/portal.conf /etc/nginx/sites-available/portal
rm -f /etc/nginx/sites-enabled/*
ln -s /etc/nginx/sites-available/portal /etc/nginx/sites-enabled/portal
printf '127.0.0.1 portal.fernwood.example\n' >> /etc/hosts
touch -d '11 months ago' /usr/local/sbin/tighten-www /etc/systemd/system/tighten-www.* /etc/nginx/sites-available/portal
rm -rf $src

systemctl daemon-reload
systemctl enable --quiet --now nginx.service 2> /dev/null
systemctl enable --quiet tighten-www.timer 2> /dev/null
systemctl start tighten-www.service
systemctl start tighten-www.timer
code() { curl -s -o /dev/null -w '%{http_code}' --retry 20 --retry-delay 0 --retry-connrefused --retry-max-time 8 "http://portal.fernwood.example/$1/"; }
[ "$(code birch)" = 200 ] && [ "$(code acme)" = 403 ]
