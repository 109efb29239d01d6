#!/bin/bash
# fails: shop-answers, place-stays-free
# why: The unit has Restart=always: what is killed by number is back a second later and keeps the port.
set -u
mv /etc/nginx/sites-enabled/shop.before-migration /root/
systemctl enable nginx.service
kill -9 "$(systemctl show -p MainPID --value holding-page.service)"
for _ in $(seq 100); do
  curl -s -o /dev/null http://127.0.0.1/ && break
  sleep 0.05
done
systemctl start nginx.service
exit 0
