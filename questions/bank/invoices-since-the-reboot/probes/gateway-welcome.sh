#!/bin/bash
# The service signs in afresh for each of these questions.
set -u
url=http://127.0.0.1:8085
curl -s -o /dev/null --max-time 3 --retry 2 --retry-delay 1 --retry-connrefused --retry-max-time 3 $url/invoices/2001 ||
  { echo 'Nobody answers for invoices.'; exit 1; }
code=$(curl -s -o /dev/null --max-time 4 -w '%{http_code}' $url/gateway)
case $code in
  200) echo 'The payment gateway lets us in.' ;;
  502) echo 'The payment gateway does not let us in.'; exit 1 ;;
  *) echo 'Nobody answers for invoices.'; exit 1 ;;
esac
