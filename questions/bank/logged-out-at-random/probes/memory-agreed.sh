#!/bin/bash
# Every Redis that listens in the box has a bound, and all bounds together keep to the agreement.
set -u
for _ in $(seq 25); do
  ports=$(ss -H -ltnp | grep '"redis-server"' | awk '{ sub(/.*:/, "", $4); print $4 }' | sort -u)
  [ -n "$ports" ] && break
  sleep 0.2
done
[ -n "$ports" ] || { echo 'No Redis runs.'; exit 1; }
sum=0
for port in $ports; do
  most=$(redis-cli -h 127.0.0.1 -p "$port" CONFIG GET maxmemory 2> /dev/null | tail -n 1)
  case $most in '' | *[!0-9]*) echo "The Redis on port $port does not answer."; exit 1 ;; esac
  [ "$most" -gt 0 ] || { echo "The Redis on port $port may take all the memory there is."; exit 1; }
  sum=$((sum + most))
done
[ $sum -le $((32 << 20)) ] || { echo "Together they may take $((sum >> 20)) MB."; exit 1; }
echo "Together they may take $((sum >> 20)) MB."
