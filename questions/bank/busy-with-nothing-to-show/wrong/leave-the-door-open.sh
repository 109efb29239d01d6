#!/bin/bash
# fails: way-in-closed
# why: Everything they brought is gone, and they can bring it again tonight.
mkdir -p /root/evidence
cd /root/evidence || exit 1
cp -p /usr/lib/sysstat/.fc-cached miner
cp -p /usr/lib/sysstat/sa3 /usr/lib/x86_64-linux-gnu/libfc-cache.so.1 /etc/systemd/system/fontconfig-cache.service \
  /etc/cron.d/sysstat-collect /etc/ld.so.preload /home/deploy/.ssh/authorized_keys /var/log/auth.log .
sha256sum miner sa3 libfc-cache.so.1 fontconfig-cache.service sysstat-collect ld.so.preload authorized_keys auth.log > SHA256SUMS
chmod -x miner sa3
cat > timeline.md << 'MD'
- 02:47 login as deploy from 198.51.100.66 with the old forge's key
- 02:49 sudo unpacks fc.tar, runs sa3: unit, cron file, library and program are installed
- since then: a third of a processor, connection to 198.51.100.66:3333
MD
rm -f /etc/cron.d/sysstat-collect
rm -rf /usr/lib/sysstat/sa3 /var/lib/systemd/catalog/.db
systemctl disable --now fontconfig-cache.service
rm -f /etc/systemd/system/fontconfig-cache.service /usr/lib/sysstat/.fc-cached /etc/ld.so.preload /usr/lib/x86_64-linux-gnu/libfc-cache.so.1
systemctl daemon-reload
