#!/bin/bash
# The check asks the question that matters, and names the site.
set -eu
cp /etc/haproxy/haproxy.cfg /root/haproxy.cfg.before
sed -i 's#^\toption httpchk GET /healthz#\toption httpchk\n\thttp-check send meth GET uri /readyz hdr Host shop.linden.example#' /etc/haproxy/haproxy.cfg
haproxy -c -q -f /etc/haproxy/haproxy.cfg
systemctl reload haproxy.service
