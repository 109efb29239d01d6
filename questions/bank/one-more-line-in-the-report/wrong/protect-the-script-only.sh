#!/bin/bash
# fails: root-runs-its-own
# why: The script was never writable. Whoever may rename its folder puts another one in its place.
sha256sum /var/tmp/.fontconfig/fc-scan /var/lib/artwork/in/proof-4472.cgi > /root/findings.txt
sed -i 's|^below = /$|below = /cgi-bin/|' /etc/artwork/artwork.ini
systemctl restart artwork.service
chown -R root:root /opt/artwork/jobs
chmod -R 700 /opt/artwork/jobs
rm -r /var/tmp/.fontconfig /var/lib/artwork/in/proof-4472.cgi
