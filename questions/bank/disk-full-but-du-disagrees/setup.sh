#!/bin/bash
# Builds packing-1 an hour after lunch: the service at work, its working space full of a file without a name.
set -eu
src=/run/greenroom-setup

# The fault needs a small file system of its own under /tmp.
size=$(df --output=size -k /tmp | tail -n 1)
[ "$(stat -c %d /tmp)" != "$(stat -c %d /)" ] && [ "$size" -ge 16384 ] && [ "$size" -le 262144 ]

useradd --system --home-dir /srv/labels --shell /usr/sbin/nologin labels
useradd --system --home-dir /nonexistent --shell /usr/sbin/nologin packing
mkdir -p /etc/labels /srv/labels/orders /usr/local/lib/labels
install -d -o labels -g labels /var/log/labels
streets=('Alder Lane' 'Birch Road' 'Cedar Court' 'Dogwood Drive' 'Elm Street' 'Fir Close' 'Gorse Hill')
for order in $(seq 1001 1120); do
  printf '{"order": %d, "to": "No. %d, %s", "grams": %d}\n' \
    "$order" $((order % 89 + 1)) "${streets[order % 7]}" $((200 + order * 37 % 1800)) > "/srv/labels/orders/$order.json"
done
install -m 755 $src/labels.py $src/packing-desk.py /usr/local/lib/labels/
sed "s/@DAY@/$(date -d '8 days ago' '+%-d %b')/" $src/labels.conf > /etc/labels/labels.conf
install -m 644 $src/labels.service $src/packing-desk.service /etc/systemd/system/
install -m 755 $src/tidy-tmp /etc/cron.daily/tidy-tmp
rm -rf $src

# Filled beforehand but for 1 MB; a label needs 2 MB to be drawn.
trace=/tmp/labels-trace.log
python3 - << 'PY'
import os
free = os.statvfs("/tmp").f_bavail * os.statvfs("/tmp").f_frsize - (1 << 20)
line = b"11:58:03.114 trace glyph=%06d pen=(%05d,%05d) ink=1 barcode module " % (4711, 120, 880)
block = (line.ljust(127, b".") + b"\n") * 512
with open("/tmp/labels-trace.log", "wb") as trace:
    while free > 0:
        free -= trace.write(block[:free])
PY
chown labels:labels $trace

systemctl daemon-reload
systemctl enable --quiet --now labels.service 2> /dev/null
for _ in $(seq 200); do
  [ "$(curl -s -o /dev/null -w '%{http_code}' http://127.0.0.1:8070/labels/1001)" = 507 ] && break
  sleep 0.05
done
# What the tidy-up did an hour ago.
rm $trace
printf '%s removed %s (%d bytes)\n' "$(date -d '-1 hour' '+%F %H:25')" $trace $((size * 1024 - (1 << 20))) >> /var/log/tidy-tmp.log
systemctl enable --quiet --now packing-desk.service 2> /dev/null
[ "$(curl -s -o /dev/null -w '%{http_code}' http://127.0.0.1:8070/labels/1002)" = 507 ]
