#!/bin/bash
# The folders by hand, and a script that gives a plain number to pages only.
set -eu
find /srv/www/customers/acme -type d -exec chmod 755 {} +
cat > /usr/local/sbin/tighten-www << 'SCRIPT'
#!/bin/bash
set -eu
list=${1:-/etc/tighten-www.list}
while read -r folder mode; do
  case $folder in
    '' | '#'*) continue ;;
  esac
  find "$folder" -type f -exec chmod -- "$mode" {} +
  find "$folder" -type d -exec chmod u=rwx,go=rx {} +
done < "$list"
SCRIPT
systemctl start tighten-www.service
