#!/bin/bash
# fails: room-west-untouched
# why: Takes the dead machine's address and answers in its name; the list keeps a lie, and nothing of this is there after a reboot.
ip addr add 10.9.0.53/32 dev lo
setsid dnsmasq --keep-in-foreground --no-resolv --server=10.30.0.3 --listen-address=10.9.0.53 --bind-interfaces \
  --conf-file=/dev/null --pid-file= --user=nobody < /dev/null > /dev/null 2>&1 &
for _ in $(seq 40); do
  dig +short +time=1 +tries=1 @10.9.0.53 mail.plants.internal | grep -q 10.30 && break
  sleep 0.05
done
