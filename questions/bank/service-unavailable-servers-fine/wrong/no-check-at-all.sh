#!/bin/bash
# fails: every-page-proper, pool-complete, check-can-tell
# why: Whoever is in the pool gets customers, also the server with the blank pages.
sed -i 's/ check$//; /option httpchk/d' /etc/haproxy/haproxy.cfg
systemctl restart haproxy.service
