#!/bin/bash
# The daily book gets a line per label, printed or failed.
set -u
book=$BOX/var/log/labels/labels.log
before=$(stat -c %s "$book" 2> /dev/null || echo 0)
curl -s -o /dev/null --max-time 5 --retry 20 --retry-delay 0 --retry-connrefused --retry-max-time 5 http://127.0.0.1:8070/labels/1099
[ -f "$book" ] || { echo 'The daily book is gone.'; exit 1; }
[ "$(stat -c %s "$book")" -gt "$before" ] || { echo 'A label was asked for, and the daily book did not notice.'; exit 1; }
echo 'The daily book is kept.'
