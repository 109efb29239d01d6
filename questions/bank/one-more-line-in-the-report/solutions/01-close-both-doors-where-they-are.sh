#!/bin/bash
# Sums first. Then the folder above the job, the part of the site in which programs run, and last what was left behind.
set -eu
sha256sum /var/tmp/.fontconfig/fc-scan /var/lib/artwork/in/proof-4472.cgi > /root/findings.txt
ls -l --time-style=full-iso /var/tmp/.fontconfig/fc-scan /var/lib/artwork/in/proof-4472.cgi >> /root/findings.txt
chmod g-w,g-s /opt/artwork
sed -i 's|^below = /$|below = /cgi-bin/|; s|^mode = 0775$|mode = 0664|' /etc/artwork/artwork.ini
systemctl restart artwork.service
chmod a-x /var/lib/artwork/in/*
rm -r /var/tmp/.fontconfig /var/lib/artwork/in/proof-4472.cgi
