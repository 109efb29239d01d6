#!/bin/bash
# fails: every-page-proper, check-can-tell, pool-complete
# why: An open port says that a process listens, not that it serves.
sed -i '/option httpchk/d' /etc/haproxy/haproxy.cfg
systemctl restart haproxy.service
sleep 3
