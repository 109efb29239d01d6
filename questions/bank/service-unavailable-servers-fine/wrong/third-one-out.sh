#!/bin/bash
# fails: pool-complete, check-can-tell
# why: Good for this morning; the server stays out for good, and the next one that breaks stays in.
sed -i 's#^\toption httpchk GET /healthz#\toption httpchk\n\thttp-check send meth GET uri /livez hdr Host shop.linden.example#; /server shop-3/s/^/#/' /etc/haproxy/haproxy.cfg
systemctl restart haproxy.service
