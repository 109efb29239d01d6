#!/bin/bash
# Builds files-1 on Thursday: whoever belongs to ops is refused, for two reasons in the robot's case, for one in Olaf's.
set -eu
src=/run/greenroom-setup

groupadd ops
useradd --create-home --shell /bin/bash vera
useradd --create-home --shell /bin/bash --groups ops olaf
useradd --create-home --shell /bin/bash --groups ops deploy
useradd --system --user-group --home-dir /nonexistent --shell /usr/sbin/nologin gallery
mkdir -p /srv/gallery /root/keys-for-testing
install -m 644 $src/10-basics.conf $src/30-ops.conf /etc/ssh/sshd_config.d/
install -m 440 $src/sudoers /etc/sudoers.d/ops
install -m 644 $src/gallery.service /etc/systemd/system/gallery.service
rm -rf $src

echo '<h1>Gallery, release 12</h1>' > /srv/gallery/index.html
chown -R deploy:deploy /srv/gallery
ssh-keygen -q -t ed25519 -N '' -C root@files-1 -f /etc/ssh/ssh_host_ed25519_key
chmod 700 /root/keys-for-testing
for who in robot olaf vera; do
  ssh-keygen -q -t ed25519 -N '' -C "$who" -f /root/keys-for-testing/$who
done
give() {
  install -d -m 700 -o "$2" -g "$2" "/home/$2/.ssh"
  install -m 600 -o "$2" -g "$2" "/root/keys-for-testing/$1.pub" "/home/$2/.ssh/authorized_keys"
}
give robot deploy
give olaf olaf
give vera vera
# What Olaf made on Tuesday: a folder that all of ops may write to, and in it a list that only root may read.
install -d -m 2775 -g ops /etc/ssh/ops-keys
install -m 644 /root/keys-for-testing/olaf.pub /etc/ssh/ops-keys/olaf
install -m 600 /root/keys-for-testing/robot.pub /etc/ssh/ops-keys/deploy
touch -d '2 days ago' /etc/ssh/ops-keys/* /etc/ssh/ops-keys /etc/ssh/sshd_config.d/30-ops.conf
printf '127.0.0.1 files-1\n' >> /etc/hosts

systemctl daemon-reload
systemctl enable --quiet --now ssh.service gallery.service 2> /dev/null
try() { ssh -F none -q -o BatchMode=yes -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -i "/root/keys-for-testing/$1" "$2@files-1" true; }
for _ in $(seq 50); do
  try vera vera && break
  sleep 0.1
done
try vera vera
if try robot deploy || try olaf olaf; then exit 1; fi
