#!/bin/bash
# fails: neighbours-reach-it, settings-last
# why: The file found first was right all along; a later piece of the unit overrules it.
sed -i 's/^PUBLIC_ADDRESS=.*/PUBLIC_ADDRESS=10.20.0.5:9000/' /etc/default/stock
systemctl restart stock.service
