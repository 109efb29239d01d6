#!/bin/bash
# fails: unit-runs, place-stays-free
# why: Works until the reboot at noon: the holding page is still enabled and nginx is not.
set -eu
mv /etc/nginx/sites-enabled/shop.before-migration /root/
systemctl stop holding-page.service
systemctl start nginx.service
