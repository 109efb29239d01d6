#!/bin/bash
# The same on a copy in which everybody may write to some pages: for Acme and for another customer that must end.
set -u
for part in usr/local/sbin/tighten-www etc/tighten-www.list; do
  [ -e "$BOX/$part" ] || { echo 'The tightening is gone.'; exit 1; }
done
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
chmod 755 "$copy"
cp -a "$BOX/srv/www/customers" "$copy/customers" 2> /dev/null || { echo 'The pages are gone.'; exit 1; }
for customer in acme birch; do
  chmod a+w "$copy/customers/$customer/contact" "$copy/customers/$customer/catalogue/index.html" 2> /dev/null || { echo "Pages of $customer are gone."; exit 1; }
done
sed "s#/srv/www/#$copy/#g" "$BOX/etc/tighten-www.list" > "$copy/list"
timeout 5 bash "$BOX/usr/local/sbin/tighten-www" "$copy/list" > /dev/null 2>&1 || { echo 'The tightening ends with an error.'; exit 1; }
open=$(find "$copy/customers" -mindepth 1 -perm /022 | head -n 1)
[ -z "$open" ] || { echo "The tightening leaves ${open#"$copy"/customers} writable for everybody."; exit 1; }
echo 'What everybody may write is still tightened.'
