#!/bin/bash
# fails: report-says-the-same, mended-on-top
# why: Fast, and the work of three people since then is gone.
cd /srv/report || exit 1
git reset --quiet --hard summer
echo aacd4a93f40f049e924507246b49dd8e60b6df21 > /root/first-slow-commit.txt
