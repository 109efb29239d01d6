#!/bin/bash
# fails: confirmations-sent, preview-right
# why: The second copy, which the unit finds by its environment, does the same.
mv /srv/jobs/email.py /srv/jobs/addresses.py
sed -i 's/^from email import tidy/from addresses import tidy/' /srv/jobs/labels.py
systemctl restart confirmations.service
