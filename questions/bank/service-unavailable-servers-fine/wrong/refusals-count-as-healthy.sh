#!/bin/bash
# fails: every-page-proper, check-can-tell
# why: A check that passes whatever a server says is none.
sed -i 's#^\toption httpchk GET /healthz#\toption httpchk GET /healthz\n\thttp-check expect status 200-499#' /etc/haproxy/haproxy.cfg
systemctl restart haproxy.service
