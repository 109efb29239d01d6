#!/bin/bash
# fails: web-server-runs
# why: Root is never refused; neither is whoever finds a hole in the web server.
sed -i 's/^user .*/user root;/' /etc/nginx/nginx.conf
systemctl restart nginx.service
