#!/bin/bash
# fails: report-says-the-same
# why: What the commit was for is gone with it: the board wanted that order.
cd /srv/report || exit 1
echo aacd4a93f40f049e924507246b49dd8e60b6df21 > /root/first-slow-commit.txt
git revert --no-edit aacd4a93f40f049e924507246b49dd8e60b6df21 > /dev/null
