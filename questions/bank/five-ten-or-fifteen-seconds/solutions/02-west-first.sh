#!/bin/bash
# Another honest way: ask room west first, and with patience for one second only should it ever be silent.
set -eu
mv /etc/resolv.d/20-west.conf /etc/resolv.d/05-west.conf
printf 'options timeout:1 attempts:2\n' > /etc/resolv.d/30-options.conf
systemctl start resolv-sync.service
