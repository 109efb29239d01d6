#!/bin/bash
# Builds accounts-1 on its third day with page views: the memory is full, and sixty customers were lately logged in.
set -eu
src=/run/greenroom-setup

for user in accounts views customers; do useradd --system --home-dir /nonexistent --shell /usr/sbin/nologin $user; done
mkdir -p /usr/local/lib/accounts /usr/local/lib/views /usr/local/lib/customers /etc/accounts /etc/views
install -m 755 $src/accounts.py /usr/local/lib/accounts/
install -m 755 $src/views.py /usr/local/lib/views/
install -m 755 $src/customers.py /usr/local/lib/customers/
install -m 644 $src/accounts.ini /etc/accounts/
install -m 644 $src/views.ini /etc/views/
install -m 644 $src/*.service /etc/systemd/system/
rm -rf $src
printf '\n# The share of this program; see the agreement.\nmaxmemory 8mb\nmaxmemory-policy allkeys-lru\n' >> /etc/redis/redis.conf

systemctl daemon-reload
systemctl enable --quiet --now redis-server.service 2> /dev/null
# What the views of some minutes leave behind.
python3 - << 'PY'
import redis
pipe = redis.Redis().pipeline(transaction=False)
for number in range(14000):
    pipe.set(f"view:{1 + number % 60}:{number:032x}", "x" * 560)
pipe.execute()
PY
# Sessions the customers still believe in.
install -d -o customers -g customers /var/lib/customers
awk 'BEGIN { for (n = 0; n < 60; n++) printf "%s\"%d\": \"%032x\"", n ? ", " : "{", n, n * 7919 + 104729; print "}" }' > /var/lib/customers/sessions.json
chown customers:customers /var/lib/customers/sessions.json
systemctl enable --quiet --now accounts.service views.service customers.service 2> /dev/null
for _ in $(seq 200); do
  curl -s http://127.0.0.1:8079/stats | grep -q '"thrown_out_last_10s": [1-9]' && break
  sleep 0.05
done
curl -s http://127.0.0.1:8079/stats | grep -q '"thrown_out_last_10s": [1-9]'
[ "$(redis-cli INFO stats | sed -n 's/^evicted_keys:\([0-9]*\).*/\1/p')" -gt 0 ]
