#!/bin/bash
# The same, as narrow as it can be: each list can be read by its account alone.
set -eu
chown root:root /etc/ssh/ops-keys
chmod 0711 /etc/ssh/ops-keys
for who in deploy olaf; do
  chown root:$who /etc/ssh/ops-keys/$who
  chmod 640 /etc/ssh/ops-keys/$who
done
systemctl reload ssh.service
