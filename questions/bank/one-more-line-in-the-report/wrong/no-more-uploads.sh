#!/bin/bash
# fails: uploads-accepted
# why: The folder of customers is emptied and shut: so is the business.
sha256sum /var/tmp/.fontconfig/fc-scan /var/lib/artwork/in/proof-4472.cgi > /root/findings.txt
chmod g-w /opt/artwork
rm -rf /var/tmp/.fontconfig /var/lib/artwork/in/*
chown root:root /var/lib/artwork/in
chmod 755 /var/lib/artwork/in
