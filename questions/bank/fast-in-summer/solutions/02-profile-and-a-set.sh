#!/bin/bash
# From the other end: what is slow now, who wrote that line, is its parent fast? Then a set beside the list.
set -eu
cd /srv/report
slow=$(git log -1 --format=%H -S 'list(dict.fromkeys(members))' -- counting.py)
git rev-parse --short=10 "$slow" > /root/first-slow-commit.txt
sed -i 's/^    times = Counter()/    ours = set(known)\n    times = Counter()/; s/if card in known:/if card in ours:/' counting.py
python3 -B -m unittest -q 2> /dev/null
git commit --quiet -a -m "Ask a set whether a card is ours (slow since ${slow:0:10})"
