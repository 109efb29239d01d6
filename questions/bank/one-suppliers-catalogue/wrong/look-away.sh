#!/bin/bash
# fails: catalogues-arrive, odd-lines, source-sound
# why: The others get through; Hollow Oak's plants are silently cut off where the converter fell over.
sed -i 's/    if ended.returncode != 0:/    if ended.returncode > 0:/' /usr/local/lib/intake/intake.py
systemctl restart intake.service
sleep 2
