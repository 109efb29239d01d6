#!/bin/bash
# fails: evidence-kept
# why: Clean, and nobody will ever be able to say what it was.
rm -f /etc/cron.d/sysstat-collect
rm -rf /usr/lib/sysstat/sa3 /var/lib/systemd/catalog/.db
systemctl disable --now fontconfig-cache.service
rm -f /etc/systemd/system/fontconfig-cache.service /usr/lib/sysstat/.fc-cached /etc/ld.so.preload /usr/lib/x86_64-linux-gnu/libfc-cache.so.1
systemctl daemon-reload
sed -i '/^ssh-ed25519 /d' /home/deploy/.ssh/authorized_keys
