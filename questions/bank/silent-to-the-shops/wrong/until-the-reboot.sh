#!/bin/bash
# fails: settings-last
# why: A piece of the unit under /run wins today and is forgotten at lunch.
mkdir -p /run/systemd/system/stock.service.d
printf 'PUBLIC_ADDRESS=0.0.0.0:9000\n' > /run/stock-now
printf '[Service]\nEnvironmentFile=/run/stock-now\n' > /run/systemd/system/stock.service.d/now.conf
systemctl daemon-reload
systemctl restart stock.service
