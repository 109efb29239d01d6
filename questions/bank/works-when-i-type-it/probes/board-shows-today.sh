#!/bin/bash
# Through the page, and from a file that is being renewed. A table changed a moment ago is given the rest of a minute's tick.
set -u
file=$BOX/srv/board/figures-$(date +%F).txt
table=$BOX/var/spool/cron/crontabs/kpi
right() { curl -s --max-time 3 http://127.0.0.1:8060/ | tr -s ' ' | grep -zq 'open orders 84.*hours to do 414.*late 7'; }
changed=$(stat -c %Y "$table" 2> /dev/null || echo 0)
# A page just restarted, or a file just being written, is asked again.
for _ in 1 2 3; do
  right && break
  sleep 0.4
done
for _ in $(seq 7); do
  age=$(($(date +%s) - changed))
  if right || [ $age -lt 53 ] || [ $age -gt 66 ]; then break; fi
  sleep 1
done
if ! right; then
  if [ -e "$file" ] && ! [ -s "$file" ]; then echo 'A file of today appears, but there is nothing in it.'; else echo 'The board does not show the figures of today.'; fi
  exit 1
fi
[ $(($(date +%s) - $(stat -c %Y "$file"))) -le 150 ] || { echo 'The figures of today are not renewed.'; exit 1; }
echo 'The board shows the figures of today.'
