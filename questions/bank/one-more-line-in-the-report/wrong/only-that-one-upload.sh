#!/bin/bash
# fails: uploads-stay-files
# why: This visitor is gone; the next one who sends a program has it started just the same.
sha256sum /var/tmp/.fontconfig/fc-scan /var/lib/artwork/in/proof-4472.cgi > /root/findings.txt
chmod g-w /opt/artwork
rm -r /var/tmp/.fontconfig /var/lib/artwork/in/proof-4472.cgi
