#!/bin/bash
# fails: own-machine-too
# why: The shops are served, and the reordering on the machine itself is not.
sed -i 's/^PUBLIC_ADDRESS=.*/PUBLIC_ADDRESS=10.20.0.5:9000/' /etc/default/stock-moving
systemctl restart stock.service
