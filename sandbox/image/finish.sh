#!/bin/sh
# Ends the build of every image, the base and the layers on it; the tree is its only argument.
set -eu
root=$1

# Installed is not started: a question starts what it needs.
for unit in nginx.service nftables.service haproxy.service postgresql.service redis-server.service ssh.service; do
  [ ! -e "$root/lib/systemd/system/$unit" ] || chroot "$root" systemctl disable "$unit" > /dev/null 2>&1
done

# Nothing may differ between two builds of the same packages; `ssh-keygen -A` makes host keys where a question needs them.
rm -f "$root"/etc/ssh/ssh_host_*
rm -rf "$root"/var/cache/apt/* "$root"/var/lib/apt/lists/* "$root"/var/cache/debconf/*-old "$root"/var/cache/ldconfig/* \
  "$root"/var/log/apt "$root"/var/log/*.log "$root"/tmp/* "$root"/run/* \
  "$root"/etc/*- "$root"/var/lib/dpkg/*-old "$root"/etc/ssl/private/ssl-cert-snakeoil.key \
  "$root"/etc/ssl/certs/ssl-cert-snakeoil.pem
mkdir -p "$root/var/log/apt"
# Empty, not absent: `last` says that nobody was here instead of failing.
for log in wtmp btmp; do : > "$root/var/log/$log"; done
# The certificate went with its key; so does the name OpenSSL finds it by.
[ ! -d "$root/etc/ssl/certs" ] || find "$root/etc/ssl/certs" -xtype l -delete
