#!/bin/bash
# Builds accounts-1 as the reboot left it: invoices tried to start, and systemd gave up.
set -eu
src=/run/greenroom-setup

useradd --system --home-dir /nonexistent --shell /usr/sbin/nologin billing
useradd --system --home-dir /nonexistent --shell /usr/sbin/nologin gateway
install -d -o billing -g billing -m 750 /var/lib/billing
sqlite3 /var/lib/billing/ledger.db "
  create table invoices (number integer primary key, customer text, cents integer);
  with recursive n(i) as (select 2001 union all select i + 1 from n where i < 2120)
  insert into invoices select i, 'Customer ' || (i % 37 + 1), 950 + i * 137 % 20000 from n;"
chown billing:billing /var/lib/billing/ledger.db
mkdir -p /usr/lib/billing /usr/lib/payment-gateway
install -m 755 $src/billing.py $src/billing-start /usr/lib/billing/
digest=$(printf 'tern #42 over the marsh' | sha256sum | cut -d ' ' -f 1)
sed "s/@DIGEST@/$digest/" $src/payment-gateway.py > /usr/lib/payment-gateway/payment-gateway.py
install -m 644 $src/billing.service $src/payment-gateway.service /lib/systemd/system/
install -m 600 $src/letter.txt /root/letter-from-the-gateway.txt
install -m 640 -g billing /dev/null /etc/default/billing
sed 's/$/\r/' $src/billing.default > /etc/default/billing
touch -d '3 years ago' /usr/lib/billing/* /usr/lib/payment-gateway/* /lib/systemd/system/{billing,payment-gateway}.service
touch -d 'yesterday 15:42' /etc/default/billing
touch -d '2 days ago 09:10' /root/letter-from-the-gateway.txt
rm -rf $src

systemctl daemon-reload
systemctl enable --quiet --now payment-gateway.service 2> /dev/null
for _ in $(seq 200); do
  curl -s -o /dev/null http://127.0.0.1:8086/ && break
  sleep 0.05
done
systemctl enable --quiet --now billing.service 2> /dev/null || true
for _ in $(seq 400); do
  [ "$(systemctl show -p Result --value billing.service)" = exit-code ] && [ "$(systemctl is-failed billing.service)" = failed ] && break
  sleep 0.05
done
[ "$(systemctl is-failed billing.service)" = failed ]
