#!/bin/bash
# fails: list-renewed
# why: Nothing of root can be abused because nothing of root is done: the press room stands still.
sha256sum /var/tmp/.fontconfig/fc-scan /var/lib/artwork/in/proof-4472.cgi > /root/findings.txt
rm /etc/cron.d/artwork
sed -i 's|^below = /$|below = /cgi-bin/|' /etc/artwork/artwork.ini
systemctl restart artwork.service
rm -r /var/tmp/.fontconfig /var/lib/artwork/in/proof-4472.cgi
