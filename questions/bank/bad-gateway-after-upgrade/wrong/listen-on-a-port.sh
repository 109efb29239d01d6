#!/bin/bash
# fails: door-is-narrow
# why: On a port of the loopback address anybody with an account here can pretend to be a customer.
set -eu
cd /usr/lib/tracking
sed -i 's/socketserver.UnixStreamServer/socketserver.TCPServer/; s/^server = Server(LISTEN, Pages)/server = Server(("127.0.0.1", 8000), Pages)/' tracking.py
sed -i 's/server unix:.*/server 127.0.0.1:8000;/' /etc/nginx/sites-available/track
systemctl restart tracking.service nginx.service
