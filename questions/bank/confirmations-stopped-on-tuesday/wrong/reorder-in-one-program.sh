#!/bin/bash
# fails: next-program-starts
# why: One program works around it; next week's three do not know the trick.
sed -i '0,/^import json/s//import sys\nsys.path[:] = sys.path[2:] + sys.path[:2]\nimport json/' /srv/jobs/confirmations.py
systemctl restart confirmations.service
