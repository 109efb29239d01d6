#!/bin/bash
# The dashboard asks while a crowd of its own kind is inside.
set -u
for _ in $(seq 20); do
  curl -s -o /dev/null --max-time 4 http://127.0.0.1:8091/today
  [ $? = 7 ] || break
  sleep 0.2
done
curl -s -Z --parallel-immediate --parallel-max 16 --max-time 7 -X POST -o /dev/null "http://127.0.0.1:8082/buy?event={4,5}&customer=g-[1-16]" > /dev/null 2>&1 &
crowd=$!
sleep 0.2
bad=0
for _ in 1 2 3; do
  [ "$(curl -s -o /dev/null --max-time 5 -w '%{http_code}' http://127.0.0.1:8091/today)" = 200 ] || bad=$((bad + 1))
  sleep 0.1
done
wait $crowd
[ $bad = 0 ] || { echo "Of three questions of the dashboard $bad were refused."; exit 1; }
echo 'The dashboard gets its figures in a crowd.'
