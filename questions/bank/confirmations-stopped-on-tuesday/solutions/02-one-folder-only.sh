#!/bin/bash
# Everything that is still needed moves into one folder, and the extra path is given up.
set -eu
mv /srv/jobs/email.py /srv/jobs/bramble_addresses.py
sed -i 's/^from email import tidy/from bramble_addresses import tidy/' /srv/jobs/labels.py
cp -p /srv/jobs-2024/rates.py /srv/jobs/
sed -i 's/^PYTHONPATH=/#PYTHONPATH=/' /etc/default/jobs
systemctl restart confirmations.service
