#!/bin/bash
# Acme's line like everybody's: X gives folders the right to be entered, and pages no right to be run. One run repairs what the last one did.
set -eu
sed -i.orig 's#^\(/srv/www/customers/acme  *\)0644$#\1u=rwX,go=rX#' /etc/tighten-www.list
systemctl start tighten-www.service
