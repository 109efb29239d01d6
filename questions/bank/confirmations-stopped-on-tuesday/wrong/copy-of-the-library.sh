#!/bin/bash
# fails: next-program-starts
# why: A private copy of a part of Python beside the programs: works today, and is never updated again.
cp -r /usr/lib/python3.11/email /srv/jobs/email
cat /srv/jobs/email.py >> /srv/jobs/email/__init__.py
systemctl restart confirmations.service
