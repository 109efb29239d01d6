#!/bin/bash
# fails: every-page-proper, check-can-tell
# why: A process that is alive can be unable to serve: every third click is a blank page.
sed -i 's#^\toption httpchk GET /healthz#\toption httpchk\n\thttp-check send meth GET uri /livez hdr Host shop.linden.example#' /etc/haproxy/haproxy.cfg
systemctl restart haproxy.service
