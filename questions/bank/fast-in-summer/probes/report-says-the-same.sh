#!/bin/bash
# A small month by hand: order of the absent, each once, blanks after a card, strangers, the earlier of two busiest hours.
set -u
lists=$(mktemp -d)
trap 'rm -rf "$lists"' EXIT
printf '%s\n' card,kind K9,A 'K2 ,A' K7,C K1,A K9,A K5,F > "$lists/members"
printf '%s\n' time,card 2025-10-01T09:10,K2 '2025-10-01T08:00,K7  ' 2025-10-02T09:59,K2 2025-10-02T08:30,K2 2025-10-03T10:00,X1 > "$lists/visits"
said=$(PYTHONDONTWRITEBYTECODE=1 timeout 8 python3 "$BOX/srv/report/report.py" "$lists/visits" "$lists/members" 2> /dev/null)
want=$'visits 4\nmembers who came 2\ncards that are not ours 1\nbusiest hour 08\nnever came K9\nnever came K1\nnever came K5'
[ "$said" = "$want" ] || { echo 'The report does not say what it said before.'; exit 1; }
chroot "$BOX" env -C /srv/report PYTHONDONTWRITEBYTECODE=1 timeout 8 python3 -m unittest -q > /dev/null 2>&1 < /dev/null || { echo 'The tests are not green.'; exit 1; }
echo 'The report says what it said before.'
