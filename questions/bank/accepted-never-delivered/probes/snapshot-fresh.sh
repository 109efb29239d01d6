#!/bin/bash
# A whole copy, not older than three and a half minutes, where restores look for it.
set -u
latest=$BOX/var/backups/notices/latest
[ -d "$latest/delivered" ] || { echo 'There is no snapshot where restores look for it.'; exit 1; }
age=$(($(date +%s) - $(stat -c %Z "$latest")))
[ "$(stat -c %Y "$latest/delivered")" -ge "$(date -d '-10 minutes' +%s)" ] || { echo 'The last snapshot is from before the trouble.'; exit 1; }
[ $age -le 210 ] || { echo "The last snapshot is $((age / 60)) minutes old."; exit 1; }
copied=$(find "$latest/delivered" -name '0000[0-6]?.notice' | wc -l)
[ "$copied" -ge 64 ] || { echo "The last snapshot has $copied of the first 64 notices."; exit 1; }
echo 'There is a fresh snapshot.'
