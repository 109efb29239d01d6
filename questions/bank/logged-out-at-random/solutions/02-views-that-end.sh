#!/bin/bash
# Views end after fifteen seconds, the endless ones go, and the agreed memory is used.
set -eu
sed -i 's/^keep_seconds = .*/keep_seconds = 15/' /etc/views/views.ini
sed -i 's/^maxmemory .*/maxmemory 24mb/; s/^maxmemory-policy .*/maxmemory-policy volatile-ttl/' /etc/redis/redis.conf
redis-cli CONFIG SET maxmemory 24mb
redis-cli CONFIG SET maxmemory-policy volatile-ttl
systemctl restart views.service
redis-cli --scan --pattern 'view:*' | while read -r key; do
  echo "EXPIRE $key 15 NX"
done | redis-cli > /dev/null
sleep 16
# Customers who were dropped before are still to notice; nobody new should be.
for _ in $(seq 90); do
  curl -s http://127.0.0.1:8079/stats | grep -q '"thrown_out_last_10s": 0,' && break
  sleep 0.5
done
