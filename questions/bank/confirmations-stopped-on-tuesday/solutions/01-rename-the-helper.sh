#!/bin/bash
# The helper gets a name of its own, the stray copy of Tuesday goes, the labels use the new name.
set -eu
mv /srv/jobs/email.py /srv/jobs/addresses.py
rm /srv/jobs-2024/email.py
sed -i 's/^from email import tidy/from addresses import tidy/' /srv/jobs/labels.py
print-labels 4117
systemctl restart confirmations.service
