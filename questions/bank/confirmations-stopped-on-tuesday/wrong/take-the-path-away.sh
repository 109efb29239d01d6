#!/bin/bash
# fails: confirmations-sent, preview-right
# why: The postage rates still live where the path pointed.
mv /srv/jobs/email.py /srv/jobs/addresses.py
sed -i 's/^from email import tidy/from addresses import tidy/' /srv/jobs/labels.py
: > /etc/default/jobs
systemctl restart confirmations.service
