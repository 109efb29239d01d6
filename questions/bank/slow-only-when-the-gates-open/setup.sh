#!/bin/bash
# Builds tickets-1 on the morning of the fair, with the first buses at the gates.
set -eu
src=/run/greenroom-setup

hostname tickets-1
hostname > /etc/hostname
sed -i 's/web-1/tickets-1/' /etc/hosts
for user in tickets gates bank; do
  useradd --system --home-dir /nonexistent --shell /usr/sbin/nologin $user
done
mkdir -p /usr/local/lib/fair
install -d -o tickets -g tickets /var/lib/tickets
for number in $(seq 1001 1400); do
  printf '%d,17636%05d.000\n' "$number" $((number * 31))
done > /var/lib/tickets/sold.csv
chown tickets:tickets /var/lib/tickets/sold.csv
install -m 755 $src/lan-up $src/sysctl-net /usr/local/sbin/
install -m 755 $src/tickets.py $src/gates.py $src/bank.py /usr/local/lib/fair/
install -m 644 $src/*.service /etc/systemd/system/
install -m 644 $src/60-small-machine.conf /etc/sysctl.d/60-small-machine.conf
touch -d '4 years ago' /etc/sysctl.d/60-small-machine.conf
touch -d '2 years ago' /usr/local/lib/fair/tickets.py /etc/systemd/system/tickets.service
rm -rf $src

systemctl daemon-reload
systemctl enable --quiet --now lan.service sysctl-net.service bank.service tickets.service 2> /dev/null
for _ in $(seq 100); do
  answer=$(curl -s --max-time 5 -X POST http://127.0.0.1:8080/rehearse || true)
  grep -q '"ticket": 1' <<< "$answer" && break
  sleep 0.1
done
grep -q '"ticket": 1' <<< "$answer"
systemctl enable --quiet --now gates.service 2> /dev/null
[ "$(cat /proc/sys/net/core/somaxconn)" = 8 ]
# The first bus has met the queue when the kernel counts those it turned away.
for _ in $(seq 100); do
  turned_away=$(nstat -az TcpExtListenOverflows | awk '/ListenOverflows/ {print $2}')
  [ "$turned_away" -gt 0 ] && break
  sleep 0.05
done
[ "$turned_away" -gt 0 ]
