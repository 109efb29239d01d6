#!/bin/bash
# Three servers in the running pool, each looked at by a check of its answers, none taken out by hand.
set -u
for _ in $(seq 12); do
  stat=$(echo 'show stat' | socat -t 2 - "UNIX-CONNECT:$BOX/run/haproxy/admin.sock" 2> /dev/null)
  # INI and an empty field mean: not yet looked at since the start.
  pending=$(awk -F, '$2 !~ /FRONTEND|BACKEND/ && $37 ~ /INI/' <<< "$stat")
  [ -n "$stat" ] && [ -z "$pending" ] && break
  sleep 0.3
done
[ -n "$stat" ] || { echo 'The load balancer cannot be asked.'; exit 1; }
for port in 11 12 13; do
  row=$(awk -F, -v to="127.0.0.$port:8080" '$0 ~ to && $2 !~ /FRONTEND|BACKEND/' <<< "$stat" | head -n 1)
  [ -n "$row" ] || { echo "A server is no longer in the pool."; exit 1; }
  state=$(cut -d, -f18 <<< "$row")
  [[ $state =~ MAINT|DRAIN|NOLB|'no check' ]] && { echo 'A server was taken out by hand, or nobody looks after it.'; exit 1; }
  [[ $(cut -d, -f37 <<< "$row") =~ L7|INI ]] || { echo 'A server is not judged by what it answers.'; exit 1; }
done
echo 'All three servers are in the pool, each judged by its answers.'
