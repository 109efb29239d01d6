#!/bin/bash
# fails: shop-answers
# why: Removes the wrong one of the two files; customers see last year's release.
set -eu
rm /etc/nginx/sites-enabled/shop
systemctl disable --now holding-page.service
systemctl enable --now nginx.service
