#!/bin/bash
# fails: admin-stays-home
# why: Opens the page without a password to the whole network along with the other one.
rm /etc/systemd/system/stock.service.d/moving.conf
sed -i 's/127\.0\.0\.1/0.0.0.0/' /etc/default/stock
systemctl daemon-reload
systemctl restart stock.service
