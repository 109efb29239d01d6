#!/bin/bash
# fails: tightening-scheduled
# why: Nobody takes rights away any more, of nobody's pages.
systemctl disable --now tighten-www.timer
find /srv/www/customers/acme -type d -exec chmod 755 {} +
