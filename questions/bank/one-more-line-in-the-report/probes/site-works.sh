#!/bin/bash
# Page, price calculator, and the right of the site's people to change both.
set -u
url=http://127.0.0.1:8088
curl -s -o /dev/null --max-time 3 --retry 5 --retry-delay 1 --retry-connrefused $url/ || { echo 'The site does not answer.'; exit 1; }
curl -s --max-time 3 $url/ | grep -q 'Send us your artwork' || { echo 'The first page is not there.'; exit 1; }
[ "$(curl -s --max-time 3 "$url/cgi-bin/price.cgi?copies=250")" = '250 copies: 44.00' ] || { echo 'The price calculator does not work.'; exit 1; }
group=$(chroot "$BOX" id -g ines) || { echo 'The account ines is gone.'; exit 1; }
for path in /opt/artwork/site /opt/artwork/site/index.html /opt/artwork/site/cgi-bin/price.cgi; do
  chroot "$BOX" setpriv --reuid=ines --regid="$group" --init-groups test -w $path || { echo "Ines can no longer change $path."; exit 1; }
done
pid=$(head -n 1 "$BOX/sys/fs/cgroup/system.slice/artwork.service/cgroup.procs" 2> /dev/null)
[ -n "$pid" ] || { echo 'The site does not run as its unit.'; exit 1; }
[ "$(stat -c %u "/proc/$pid")" != "$(stat -c %u /proc/1)" ] || { echo 'The site runs as root.'; exit 1; }
echo 'Page, prices and the work of the site people are as they were.'
