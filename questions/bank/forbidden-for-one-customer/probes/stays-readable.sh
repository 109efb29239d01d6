#!/bin/bash
# What the box's own tightening, with the box's own list, would make of a copy of the pages: can the web server read them after?
set -u
for part in usr/local/sbin/tighten-www etc/tighten-www.list; do
  [ -e "$BOX/$part" ] || { echo 'The tightening is gone.'; exit 1; }
done
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
chmod 755 "$copy"
cp -a "$BOX/srv/www/customers" "$copy/customers" 2> /dev/null || { echo 'The pages are gone.'; exit 1; }
chmod 755 "$copy/customers"
sed "s#/srv/www/#$copy/#g" "$BOX/etc/tighten-www.list" > "$copy/list"
timeout 5 bash "$BOX/usr/local/sbin/tighten-www" "$copy/list" > /dev/null 2>&1 || { echo 'The tightening ends with an error.'; exit 1; }
refused=$(setpriv --reuid=33 --regid=33 --clear-groups find "$copy/customers" \
  \( -type d \( ! -readable -o ! -executable \) \) -o \( -type f ! -readable \) 2> /dev/null | head -n 1)
[ -z "$refused" ] || { echo "After the next tightening the web server is refused ${refused#"$copy"/customers}."; exit 1; }
echo 'The next tightening leaves the pages readable.'
