#!/bin/bash
# fails: labels-as-before
# why: Confirmations go out, and packing cannot print a single label.
rm /srv/jobs/email.py /srv/jobs-2024/email.py
systemctl restart confirmations.service
