#!/bin/bash
# fails: unit-runs
# why: Works in this shell, as root, until the machine is rebooted.
systemctl stop labels.service
sed -i 's/^level = trace$/level = info/' /etc/labels/labels.conf
setsid python3 /usr/local/lib/labels/labels.py < /dev/null > /dev/null 2>&1 &
