#!/bin/bash
# Another route: freeze the process so that it can be looked at, move everything into evidence, forbid the unit's name for good.
set -eu
kill -STOP "$(systemctl show -p MainPID --value fontconfig-cache.service)"
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

mkdir quarantine
mv /etc/cron.d/sysstat-collect /usr/lib/sysstat/sa3 /var/lib/systemd/catalog/.db quarantine/
: > /etc/ld.so.preload
mv /usr/lib/x86_64-linux-gnu/libfc-cache.so.1 quarantine/
systemctl kill -s KILL fontconfig-cache.service
systemctl disable --now fontconfig-cache.service
mv /etc/systemd/system/fontconfig-cache.service quarantine/
systemctl daemon-reload
systemctl mask fontconfig-cache.service
mv /usr/lib/sysstat/.fc-cached quarantine/
find quarantine -type f -exec chmod a-x {} +
grep '^command=' /home/deploy/.ssh/authorized_keys > keys.new
cat keys.new > /home/deploy/.ssh/authorized_keys
