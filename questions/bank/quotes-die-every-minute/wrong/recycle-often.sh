#!/bin/bash
# fails: stays-small, repeats-are-cheap
# why: A planned end every 45 seconds instead of an unplanned one every minute; customers see no difference.
sed -i 's/^Restart=always$/Restart=always\nRuntimeMaxSec=45/' /etc/systemd/system/quotes.service
systemctl daemon-reload
systemctl restart quotes.service
