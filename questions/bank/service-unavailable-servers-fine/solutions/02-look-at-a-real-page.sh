#!/bin/bash
# Another honest way: the check looks at a page as a customer does, and at what is on it.
set -eu
sed -i 's#^\toption httpchk GET /healthz#\toption httpchk\n\thttp-check send meth GET uri /item/1 hdr Host shop.linden.example\n\thttp-check expect string "name"#' /etc/haproxy/haproxy.cfg
haproxy -c -q -f /etc/haproxy/haproxy.cfg
systemctl restart haproxy.service
