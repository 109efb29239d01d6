#!/bin/bash
# git looks for it, with a script that can also say "cannot tell"; a dict keeps the order and is asked in one look.
set -eu
cd /srv/report
cat > /root/is-it-fast.sh << 'TEST'
#!/bin/bash
python3 -B report.py <(head -n 2 /srv/gate/visits.csv) /srv/gate/members.csv > /dev/null 2>&1 || exit 125
(ulimit -t 1; exec python3 -B report.py /srv/gate/visits.csv /srv/gate/members.csv) > /dev/null 2>&1 && exit 0
exit 1
TEST
git bisect start main summer > /dev/null
git bisect run bash /root/is-it-fast.sh > /root/bisect.log 2>&1
slow=$(git rev-parse refs/bisect/bad)
git bisect reset > /dev/null 2>&1
echo "$slow" > /root/first-slow-commit.txt
sed -i 's/known = list(dict.fromkeys(members))/known = dict.fromkeys(members)/' counting.py
python3 -B -m unittest -q 2> /dev/null
git commit --quiet -a -m "Look cards up in a dict instead of a list

Since $slow each visit was compared with the whole list of members."
