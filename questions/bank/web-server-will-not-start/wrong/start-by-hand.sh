#!/bin/bash
# fails: unit-runs
# why: A web server started from a shell is gone after the reboot, and systemd knows nothing of it.
set -eu
rm /etc/nginx/sites-enabled/shop.before-migration
systemctl disable --now holding-page.service
nginx < /dev/null > /dev/null 2>&1
