#!/bin/bash
# Thirty orders, wherever they are by now, with what they said.
set -u
cd "$BOX/srv/orders" || { echo 'The orders are gone.'; exit 1; }
have=$(find . -name '41*.json' | wc -l)
cents=$(cat waiting/41*.json confirmed/41*.json 2> /dev/null | jq -s 'map(.cents) | add')
[ "$have/$cents" = 30/66525 ] || { echo 'Orders were lost or changed.'; exit 1; }
echo 'All orders are there.'
