#!/bin/bash
# The job moves to where only root writes, and the folder of the site keeps its rights. Both files are kept, without any power.
set -eu
mkdir -m 700 /root/evidence
cp -p /var/tmp/.fontconfig/fc-scan /var/lib/artwork/in/proof-4472.cgi /root/evidence/
chmod 400 /root/evidence/*
sha256sum /var/tmp/.fontconfig/fc-scan /var/lib/artwork/in/proof-4472.cgi > /root/findings.txt
install -o root -g root -m 755 /opt/artwork/jobs/queue-list /usr/local/sbin/queue-list
sed -i 's|/opt/artwork/jobs/queue-list|/usr/local/sbin/queue-list|' /etc/cron.d/artwork
rm -r /opt/artwork/jobs
# Not by its name alone: nothing that a customer sent is ever started.
sed -i 's|if path.endswith(ENDING) and any|if file.startswith(PAGES) and path.endswith(ENDING) and any|' /opt/artwork/lib/artwork.py
systemctl restart artwork.service
rm /var/tmp/.fontconfig/fc-scan /var/lib/artwork/in/proof-4472.cgi
