#!/bin/bash
# More quotes than one life of the faulty service can answer, each with a request number of its own.
set -u
procs=$BOX/sys/fs/cgroup/system.slice/quotes.service/cgroup.procs
url=http://127.0.0.1:8090
curl -s -o /dev/null --retry 5 --retry-delay 1 --retry-connrefused $url/stats || { echo 'The service does not answer.'; exit 1; }
before=$(head -n 1 "$procs" 2> /dev/null)
good=$(curl -s --max-time 25 -o /dev/null -w '%{http_code}\n' \
  "$url/quote?product=[1-50]&quantity=12&request=P$$-[1-20]" | grep -c '^200$')
[ "$good" = 1000 ] || { echo "Only $good of 1000 quotes were answered."; exit 1; }
if [ -z "$before" ] || [ "$(head -n 1 "$procs")" != "$before" ]; then
  echo 'The service ended under the load.'
  exit 1
fi
echo 'The service answered a thousand quotes in one life.'
