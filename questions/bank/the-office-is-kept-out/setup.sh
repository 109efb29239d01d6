#!/bin/bash
# Builds ledger-1 two days after the office moved into rooms on the guests' network.
set -eu
src=/run/greenroom-setup

hostname ledger-1
hostname > /etc/hostname
sed -i 's/web-1/ledger-1/' /etc/hosts
useradd --system --home-dir /nonexistent --shell /usr/sbin/nologin ledger
mkdir -p /usr/local/lib/ledger /etc/portguard
install -m 755 $src/lan-up /usr/local/sbin/lan-up
install -m 755 $src/ledger.py $src/cellar.py /usr/local/lib/ledger/
install -m 644 $src/*.service /etc/systemd/system/
install -m 755 $src/nftables.conf /etc/nftables.conf
install -m 644 $src/guests.nft /etc/portguard/guests.nft
touch -d '3 years ago' /etc/portguard/guests.nft /etc/systemd/system/portguard.service
touch -d '2 days ago' /etc/nftables.conf
rm -rf $src

systemctl daemon-reload
systemctl enable --quiet --now lan.service nftables.service portguard.service cellar.service ledger.service 2> /dev/null
for port in 5432 8022 8443 12000; do
  curl -s -o /dev/null --retry 20 --retry-delay 1 --retry-connrefused http://127.0.0.1:$port/balance
done
nsenter --net=/run/netns/till-1 curl -s --max-time 2 http://10.40.1.5:8443/balance | grep -q 418250
for host in office-3 guest-9; do
  for port in 8443 8022; do
    if nsenter --net=/run/netns/$host curl -s --max-time 0.3 -o /dev/null http://10.40.2.5:$port/balance; then exit 1; fi
  done
done
