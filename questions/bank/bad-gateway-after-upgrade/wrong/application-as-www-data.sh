#!/bin/bash
# fails: parcels-private
# why: One user for both: whoever gets into the web server reads every address.
mkdir -p /etc/systemd/system/tracking.service.d
printf '[Service]\nUser=www-data\nGroup=www-data\n' > /etc/systemd/system/tracking.service.d/user.conf
chown -R www-data: /var/lib/tracking
systemctl daemon-reload
systemctl restart tracking.service
