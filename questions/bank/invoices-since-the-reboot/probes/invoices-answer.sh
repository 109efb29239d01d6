#!/bin/bash
# Three invoices, right to the cent.
set -u
for pair in 2001:15087 2041:20567 2118:11116; do
  answer=$(curl -s --max-time 3 --retry 2 --retry-delay 1 --retry-connrefused --retry-max-time 3 \
    "http://127.0.0.1:8085/invoices/${pair%:*}") || { echo 'Nobody answers for invoices.'; exit 1; }
  [ "$(jq -r .cents <<< "$answer" 2> /dev/null)" = "${pair#*:}" ] || { echo "Invoice ${pair%:*} is not what the ledger says."; exit 1; }
done
echo 'Invoices are answered.'
