#!/bin/bash
# fails: still-tightens
# why: Acme's pages can be read, and nobody looks after them any more.
sed -i '\#^/srv/www/customers/acme#d' /etc/tighten-www.list
find /srv/www/customers/acme -type d -exec chmod 755 {} +
