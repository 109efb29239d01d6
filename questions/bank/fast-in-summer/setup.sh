#!/bin/bash
# Builds office-1: the repository with its 120 commits, two lists of a busy month, and the unit of the night.
set -eu
src=/run/greenroom-setup

useradd --system --user-group --home-dir /nonexistent --shell /usr/sbin/nologin report
mkdir -p /srv/gate
install -d -o report -g report /var/lib/report
install -m 644 $src/visits-report.service $src/visits-report.timer /etc/systemd/system/
git init --quiet --initial-branch=main /srv/report
python3 $src/history.py | git -C /srv/report fast-import --quiet
rm -rf $src
git -C /srv/report reset --quiet --hard main
git -C /srv/report config user.name 'On call'
git -C /srv/report config user.email 'oncall@lido.example'

python3 - << 'PY'
import random
lots = random.Random(1928)
cards = [f"K-{n:06d}" for n in lots.sample(range(1000000), 20900)]
with open("/srv/gate/members.csv", "w") as file:
    file.write("card,kind\n" + "".join(f"{card},{lots.choice('ACF')}\n" for card in cards[:20000]))
with open("/srv/gate/visits.csv", "w") as file:
    file.write("time,card\n" + "".join(
        f"2025-10-{lots.randint(1, 31):02d}T{min(21, max(7, int(lots.gauss(15, 4)))):02d}:{lots.randint(0, 59):02d},{lots.choice(cards[5000:])}\n"
        for _ in range(60000)))
PY

systemctl daemon-reload
systemctl enable --quiet --now visits-report.timer 2> /dev/null
cd /srv/report
[ "$(git rev-list --count main)" = 120 ]
python3 -B report.py /dev/stdin <(printf 'card,kind\nK2,A\nK1,A\n') < <(printf 'time,card\n2025-10-01T09:00,K1\n') | grep -q '^never came K2$'
! timeout 1 python3 -B report.py /srv/gate/visits.csv /srv/gate/members.csv > /dev/null || exit 1
