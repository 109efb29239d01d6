#!/bin/bash
# fails: parcels-private
# why: root may enter anywhere: one hole in the web server, and the whole machine is open.
sed -i 's/^user www-data;/user root;/' /etc/nginx/nginx.conf
systemctl restart nginx.service
