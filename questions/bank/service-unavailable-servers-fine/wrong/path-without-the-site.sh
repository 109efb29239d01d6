#!/bin/bash
# fails: every-page-proper, healthy-share, check-can-tell
# why: The right question without the name of the site is refused by every server.
sed -i 's#/healthz#/readyz#' /etc/haproxy/haproxy.cfg
systemctl restart haproxy.service
sleep 4
