#!/bin/bash
# Builds catalogue-1 on the day two branches opened.
set -eu
src=/run/greenroom-setup

hostname catalogue-1
hostname > /etc/hostname
sed -i 's/web-1/catalogue-1/' /etc/hosts
useradd --system --home-dir /nonexistent --shell /usr/sbin/nologin catalogue
mkdir -p /usr/local/lib/catalogue /srv/catalogue
install -m 755 $src/lan-up /usr/local/sbin/lan-up
install -m 755 $src/catalogue.py /usr/local/lib/catalogue/catalogue.py
install -m 644 $src/lan.service $src/catalogue.service /etc/systemd/system/
install -m 755 $src/nftables.conf /etc/nftables.conf
for season in spring autumn; do
  for line in $(seq 1 3000); do
    printf '%-7s%06d  a plant that likes the shade, no. %05d, in a pot of %2d cm\n' $season "$line" $((line * 37 % 99991)) $((line % 30 + 8))
  done > /srv/catalogue/$season.txt
done
touch -d '7 months ago' /etc/nftables.conf /srv/catalogue/*
rm -rf $src

# Settings of the kernel that are written down are to hold after a reboot here, as on any machine.
systemctl unmask --quiet systemd-sysctl.service 2> /dev/null
systemctl daemon-reload
systemctl enable --quiet --now lan.service nftables.service catalogue.service 2> /dev/null
curl -s -o /dev/null --retry 20 --retry-delay 1 --retry-connrefused http://127.0.0.1:8080/
nsenter --net=/run/netns/desk curl -s --max-time 3 http://10.62.0.5:8080/spring.txt | cmp - /srv/catalogue/spring.txt
for branch in branch-a branch-b; do
  nsenter --net=/run/netns/$branch curl -s --max-time 3 http://10.60.0.5:8080/ | grep -q '^2 catalogues'
  if nsenter --net=/run/netns/$branch curl -s --max-time 0.5 -o /dev/null http://10.60.0.5:8080/spring.txt; then exit 1; fi
done
