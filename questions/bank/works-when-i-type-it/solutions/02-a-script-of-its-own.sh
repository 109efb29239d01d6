#!/bin/bash
# The entry only names a script; in the script a shell line is a shell line. The board never sees half a file.
set -eu
cat > /usr/local/bin/board-figures << 'SCRIPT'
#!/bin/bash
set -eu
PATH=/usr/local/bin:/usr/bin:/bin
exec 2>> /var/log/board/figures.log
file=/srv/board/figures-$(date +%F).txt
figures > "$file.new"
mv "$file.new" "$file"
SCRIPT
chmod 755 /usr/local/bin/board-figures
crontab -u kpi -l | sed 's#figures >.*#/usr/local/bin/board-figures#' | crontab -u kpi -
for _ in $(seq 55); do
  [ -s /var/log/board/figures.log ] && break
  sleep 1
done
