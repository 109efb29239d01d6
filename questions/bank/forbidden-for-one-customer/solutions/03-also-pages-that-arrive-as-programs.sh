#!/bin/bash
# X spares what may be run already, so every line takes x away first: folders get it back, a page that arrived as a program does not.
set -eu
cp /etc/tighten-www.list /root/tighten-www.list.before
sed -i -E 's#^(/srv/www/customers/[a-z]+ +).*#\1a-x,u=rwX,go=rX#' /etc/tighten-www.list
printf 'acme, plant 7\n' > /srv/www/customers/acme/catalogue/spring/plant-7.txt
chmod 777 /srv/www/customers/acme/catalogue/spring/plant-7.txt
systemctl start tighten-www.service
[ "$(stat -c %a /srv/www/customers/acme/catalogue/spring/plant-7.txt)" = 644 ]
