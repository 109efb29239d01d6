#!/bin/bash
# fails: shop-answers, handbook-answers, place-stays-free
# why: The web server starts, but no customer comes in by port 8080.
set -eu
rm /etc/nginx/sites-enabled/shop.before-migration
sed -i 's/listen 80/listen 8080/' /etc/nginx/sites-available/*
systemctl enable --now nginx.service
