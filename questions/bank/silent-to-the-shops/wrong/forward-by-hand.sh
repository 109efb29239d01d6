#!/bin/bash
# fails: sees-who-asks, settings-last
# why: A forwarder from a shell is gone after the reboot, and the books say that every number was told to the machine itself.
setsid socat TCP-LISTEN:9000,bind=10.20.0.5,fork,reuseaddr TCP:127.0.0.1:9000 < /dev/null > /dev/null 2>&1 &
for _ in $(seq 50); do
  curl -s -o /dev/null http://10.20.0.5:9000/stock/fern && break
  sleep 0.05
done
