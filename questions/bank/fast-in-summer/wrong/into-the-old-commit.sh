#!/bin/bash
# fails: mended-on-top
# why: The mistake is gone as if it had never been, and three people's clones no longer fit.
cd /srv/report || exit 1
echo aacd4a93f40f049e924507246b49dd8e60b6df21 > /root/first-slow-commit.txt
sed -i 's/known = list(dict.fromkeys(members))/known = dict.fromkeys(members)/' counting.py
git commit --quiet -a --fixup=aacd4a93f40f049e924507246b49dd8e60b6df21
GIT_SEQUENCE_EDITOR=: git rebase --quiet --interactive --autosquash aacd4a93f40f049e924507246b49dd8e60b6df21^
