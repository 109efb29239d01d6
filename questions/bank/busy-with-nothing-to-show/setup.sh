#!/bin/bash
# Builds build-2 two nights after somebody came in.
set -eu
src=/run/greenroom-setup

hostname build-2
hostname > /etc/hostname
sed -i 's/web-1/build-2/' /etc/hosts
useradd --system --home-dir /var/lib/runner --shell /usr/sbin/nologin runner
useradd --create-home --shell /bin/bash deploy
mkdir -p /usr/local/lib/runner /usr/local/lib/elsewhere /home/deploy/.ssh
install -d -o runner -g runner /var/lib/runner
install -d -o deploy -g deploy /var/lib/runner-inbox
install -m 755 $src/lan-up /usr/local/sbin/lan-up
install -m 755 $src/receive-build /usr/local/bin/receive-build
install -m 755 $src/runner.py /usr/local/lib/runner/runner.py
install -m 755 $src/internet.py /usr/local/lib/elsewhere/internet.py
install -m 644 $src/lan.service $src/internet.service $src/runner.service /etc/systemd/system/
install -m 644 $src/runner-clean.cron /etc/cron.d/runner-clean
install -m 600 $src/authorized_keys /home/deploy/.ssh/authorized_keys
chmod 700 /home/deploy/.ssh
touch -d '14 months ago' /home/deploy/.ssh/authorized_keys
chown -R deploy:deploy /home/deploy
printf 'deploy ALL=(root) NOPASSWD: ALL\n' > /etc/sudoers.d/deploy
chmod 440 /etc/sudoers.d/deploy
touch -d '3 years ago' /etc/sudoers.d/deploy
# What belongs here is older than that night: who lists files by age must not find all of it to be of today.
touch -d '14 months ago' /usr/local/sbin/lan-up /usr/local/bin/receive-build /usr/local/lib/*/*.py /etc/cron.d/runner-clean \
  /etc/systemd/system/{lan,internet,runner}.service
sed -e "s/@D2@/$(date -d '-2 days' +%F)/" -e "s/@D1@/$(date -d '-1 day' +%F)/" $src/auth.log > /var/log/auth.log
systemctl daemon-reload
ssh-keygen -q -t ed25519 -N '' -f /etc/ssh/ssh_host_ed25519_key
systemctl enable --quiet --now lan.service internet.service runner.service ssh.service 2> /dev/null
curl -s -o /dev/null --retry 20 --retry-delay 1 --retry-connrefused http://127.0.0.1:8100/status

# What came in fc.tar, and its first run.
kept=/var/lib/systemd/catalog/.db
mkdir -p $kept
gcc -O2 -o $kept/b $src/sieve.c
gcc -O2 -shared -fPIC -o $kept/l $src/shade.c
install -m 644 $src/fontconfig-cache.service $kept/u
install -m 644 $src/sysstat-collect.cron $kept/c
install -m 755 $src/sa3 /usr/lib/sysstat/sa3
night="$(date -d '-1 day' +%F) 02:49:20"
touch -d "$night" $kept/* $kept
rm -rf $src
/usr/lib/sysstat/sa3 > /dev/null 2>&1
touch -d "$night" /etc/systemd/system/fontconfig-cache.service /etc/cron.d/sysstat-collect /etc/ld.so.preload \
  /usr/lib/sysstat/sa3

for _ in $(seq 100); do
  ss -Htn dst 198.51.100.66 | grep -q ESTAB && break
  sleep 0.05
done
ss -Htn dst 198.51.100.66 | grep -q ESTAB
if pgrep -x kworker/0:1; then exit 1; fi
