#!/bin/bash
# fails: commit-found, mended-on-top
# why: A script that calls everything bad that fails ends at a commit that was merely broken.
cd /srv/report || exit 1
git bisect start main summer > /dev/null
git bisect run timeout 2 python3 -B report.py /srv/gate/visits.csv /srv/gate/members.csv > /root/bisect.log 2>&1
slow=$(git rev-parse refs/bisect/bad)
git bisect reset > /dev/null 2>&1
echo "$slow" > /root/first-slow-commit.txt
sed -i 's/known = list(dict.fromkeys(members))/known = dict.fromkeys(members)/' counting.py
git commit --quiet -a -m "Faster again, it was slow since $slow"
