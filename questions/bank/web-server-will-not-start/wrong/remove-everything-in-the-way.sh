#!/bin/bash
# fails: handbook-answers, content-intact
# why: Takes the handbook and the maintenance tools away together with the fault.
set -eu
rm /etc/nginx/sites-enabled/shop.before-migration /etc/nginx/sites-enabled/handbook
systemctl disable --now holding-page.service
rm /etc/systemd/system/holding-page.service /usr/local/bin/holding-page
systemctl daemon-reload
systemctl enable --now nginx.service
