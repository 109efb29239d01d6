#!/bin/bash
# fails: rights-tight
# why: With one number for both, whatever lets a folder be entered lets a page be run.
sed -i 's#^\(/srv/www/customers/acme  *\)0644$#\10755#' /etc/tighten-www.list
systemctl start tighten-www.service
