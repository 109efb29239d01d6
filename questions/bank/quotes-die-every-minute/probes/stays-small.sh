#!/bin/bash
# What the process grows by over thirty quotes for products it already knows. With the fault it is nearly 4 MB.
# A small number on purpose: a probe must not shorten the life that the candidate is watching.
set -u
procs=$BOX/sys/fs/cgroup/system.slice/quotes.service/cgroup.procs
url="http://127.0.0.1:8090/quote?product=[21-23]&quantity=12"
ready() { curl -s -o /dev/null --retry 5 --retry-delay 1 --retry-connrefused http://127.0.0.1:8090/stats; }
resident() { awk '/^VmRSS:/ {print $2}' "/proc/$1/status" 2> /dev/null; }
for _ in 1 2; do
  ready || { echo 'The service does not answer.'; exit 1; }
  pid=$(head -n 1 "$procs" 2> /dev/null)
  [ -n "$pid" ] || { echo 'The service does not run as its unit.'; exit 1; }
  curl -s --max-time 8 -o /dev/null "$url&request=G$$-0"
  before=$(resident "$pid")
  good=$(curl -s --max-time 8 -o /dev/null -w '%{http_code}\n' "$url&request=G$$-[1-10]" | grep -c '^200$')
  after=$(resident "$pid")
  # One of its ends came in between: look again at the next life.
  [ -n "$before" ] && [ -n "$after" ] && break
done
[ -n "${before:-}" ] || { echo 'The service keeps ending.'; exit 1; }
[ -n "${after:-}" ] || { echo 'The service ended under the load.'; exit 1; }
[ "$good" = 30 ] || { echo "Only $good of thirty quotes were answered."; exit 1; }
grew=$((after - before))
[ $grew -le 1500 ] || { echo "Thirty quotes made the service $grew KB larger."; exit 1; }
echo 'Thirty quotes left the service as small as it was.'
