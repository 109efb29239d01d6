#!/bin/bash
# fails: mended-on-top
# why: The next pull or the next colleague takes the change away.
cd /srv/report || exit 1
echo aacd4a93f40f049e924507246b49dd8e60b6df21 > /root/first-slow-commit.txt
sed -i 's/known = list(dict.fromkeys(members))/known = dict.fromkeys(members)/' counting.py
