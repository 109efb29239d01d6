#!/bin/bash
# Sixty price tables are 8 MB; a service that keeps more than it needs passes 64 MB after 600 quotes.
set -u
procs=$BOX/sys/fs/cgroup/system.slice/quotes.service/cgroup.procs
url=http://127.0.0.1:8090
curl -s -o /dev/null --retry 5 --retry-delay 1 --retry-connrefused $url/stats || { echo 'The service does not answer.'; exit 1; }
good=$(curl -s --max-time 25 -o /dev/null -w '%{http_code}\n' \
  "$url/quote?product=[1-60]&quantity=9&request=M$$-[1-10]" | grep -c '^200$')
[ "$good" = 600 ] || { echo "Only $good of 600 quotes were answered."; exit 1; }
pid=$(head -n 1 "$procs" 2> /dev/null)
[ -n "$pid" ] || { echo 'The service does not run as its unit.'; exit 1; }
megabytes=$(awk '/^VmRSS:/ {print int($2 / 1024)}' "/proc/$pid/status")
[ "$megabytes" -le 64 ] || { echo "After 600 quotes the service holds $megabytes MB."; exit 1; }
echo "After 600 quotes the service holds $megabytes MB."
