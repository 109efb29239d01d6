#!/bin/bash
# Three labels, as the desk asks for them; drawing one leaves nothing behind.
set -u
for order in 1003 1057 1118; do
  answer=$(curl -s --max-time 5 --retry 20 --retry-delay 0 --retry-connrefused --retry-max-time 5 \
    -w '\n%{http_code}' "http://127.0.0.1:8070/labels/$order") || { echo 'Nobody answers for labels.'; exit 1; }
  [ "${answer##*$'\n'}" = 200 ] || { echo "Order $order: $(head -n 1 <<< "$answer") (${answer##*$'\n'})."; exit 1; }
  grep -q "<text>$order: No" <<< "$answer" || { echo "Order $order: the label has no address."; exit 1; }
done
echo 'Labels are printed.'
