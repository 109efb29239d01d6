#!/bin/bash
# Builds board-1 three days after the move: the figures of the old machine are there, those of today are not.
set -eu
src=/run/greenroom-setup

useradd --create-home --shell /bin/bash kpi
useradd --system --user-group --home-dir /nonexistent --shell /usr/sbin/nologin board
mkdir -p /srv/orders /usr/local/lib/board
install -d -o kpi -g kpi -m 755 /srv/board /srv/board/archive /var/log/board
install -m 755 $src/figures $src/tally $src/board-archive /usr/local/bin/
install -m 755 $src/board.py /usr/local/lib/board/board.py
install -m 644 $src/board.service /etc/systemd/system/board.service
crontab -u kpi $src/crontab
rm -rf $src

{
  echo 'order,hours,state'
  for n in $(seq 1 84); do
    state=open
    [ $((n % 12)) = 5 ] && state=late
    echo "$((7000 + n)),$((n % 9 + 1)),$state"
  done
} > /srv/orders/open.csv
for day in $(seq 4 16); do
  name=/srv/board/figures-$(date -d "$day days ago" +%F).txt
  printf 'open orders   %6d\nhours to do   %6d\nlate          %6d\n' $((70 + day)) $((380 + day * 3)) $((day % 7)) > "$name"
  touch -d "$(date -d "$day days ago" +%F) 23:59:01" "$name"
  chown kpi: "$name"
done

systemctl daemon-reload
systemctl enable --quiet --now board.service cron.service 2> /dev/null
for _ in $(seq 100); do
  curl -s http://127.0.0.1:8060/ | grep -q 'no figures' && break
  sleep 0.05
done
curl -s http://127.0.0.1:8060/ | grep -q 'no figures'
su - kpi -c 'figures 2> /dev/null' | grep -q '^late  *7$'
