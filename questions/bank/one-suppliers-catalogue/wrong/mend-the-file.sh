#!/bin/bash
# fails: files-kept, odd-lines, source-sound
# why: What a supplier sent was changed, and the next such line will do it again.
sed -i '214s/^/# /' /srv/intake/in/hollow-oak.txt
systemctl restart intake.service
sleep 2
