#!/bin/bash
# Builds photos-1: two dozen previews made, one upload in the way of all that came after it.
set -eu
src=/run/greenroom-setup

useradd --system --home-dir /nonexistent --shell /usr/sbin/nologin previews
useradd --system --home-dir /nonexistent --shell /usr/sbin/nologin gallery
spool=/var/spool/previews
install -d -o previews -g gallery -m 2775 $spool/incoming
install -d -o previews -g previews $spool/working $spool/done $spool/failed /var/lib/previews
install -d -o gallery -g gallery /var/lib/gallery
mkdir -p /usr/local/lib/previews /usr/local/lib/gallery
install -m 755 $src/previews.py /usr/local/lib/previews/
install -m 755 $src/gallery.py /usr/local/lib/gallery/
install -m 644 $src/previews.service $src/gallery.service /etc/systemd/system/
touch -d '14 months ago' /usr/local/lib/previews/previews.py /etc/systemd/system/previews.service
rm -rf $src

upload() { runuser -u gallery -- python3 /usr/local/lib/gallery/gallery.py "$@"; }
many() {
  runuser -u gallery -- python3 -c "import sys; sys.dont_write_bytecode = True; sys.path.insert(0, '/usr/local/lib/gallery'); import gallery
for number in range($1, $2 + 1): gallery.upload(number)"
}
runuser -u gallery -- tee /var/lib/gallery/next > /dev/null <<< 1
many 1 8
upload 'café.jpg' Harvest
many 10 26
systemctl daemon-reload
systemctl enable --quiet --now previews.service 2> /dev/null
for _ in $(seq 200); do
  [ -e /var/lib/previews/000026.pgm ] && break
  sleep 0.05
done
upload 'IMG_2280 summer party of the allotment club the whole family together!.jpg' 'Allotment 14'
many 28 39
for _ in $(seq 200); do
  [ -e $spool/working/000027.job ] && break
  sleep 0.05
done
find $spool -name '*.job' -exec touch -d '3 minutes ago' {} +
# Somebody has tried the obvious already.
systemctl restart previews.service
for _ in $(seq 200); do
  [ -e $spool/working/000027.job ] && break
  sleep 0.05
done
systemctl enable --quiet --now gallery.service 2> /dev/null
[ -e $spool/failed/000009.job ] && [ ! -e /var/lib/previews/000028.pgm ] && [ -e $spool/working/000027.job ]
