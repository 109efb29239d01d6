#!/bin/bash
# Builds login-1 on the day its disk has room for everything but one more file.
set -eu
src=/run/greenroom-setup

# The fault needs a disk of its own with a number of files that can be used up in a second.
total=$(stat -f -c %c /)
[ "$total" -ge 4000 ] && [ "$total" -le 20000 ]

useradd --system --home-dir /nonexistent --shell /usr/sbin/nologin weblogin
useradd --system --home-dir /nonexistent --shell /usr/sbin/nologin customers
install -d -o weblogin -g weblogin -m 750 /var/lib/sessions
mkdir -p /usr/local/lib/weblogin /var/log/weblogin
install -m 755 $src/weblogin.py $src/customers.py /usr/local/lib/weblogin/
install -m 755 $src/tidy-sessions /usr/local/sbin/
install -m 644 $src/*.service $src/*.timer /etc/systemd/system/
printf '# Settings of the logins.\nWEBLOGIN_SESSIONS=/var/lib/sessions\n' > /etc/default/weblogin
for day in $(seq 2 31); do
  printf 'nothing unusual\n' | gzip > "/var/log/weblogin/weblogin.log.$day.gz"
  touch -d "$day days ago" "/var/log/weblogin/weblogin.log.$day.gz"
done
touch -d '2 years ago' /usr/local/sbin/tidy-sessions /etc/systemd/system/tidy-sessions.*
touch -d '6 weeks ago' /usr/local/lib/weblogin/* /etc/systemd/system/weblogin.service /etc/default/weblogin
rm -rf $src

systemctl daemon-reload
systemctl enable --quiet --now weblogin.service 2> /dev/null
for _ in $(seq 200); do
  curl -s -o /dev/null http://127.0.0.1:8091/ && break
  sleep 0.05
done
systemctl enable --quiet tidy-sessions.timer customers.service 2> /dev/null
# Twenty customers who are logged in, and six weeks of sessions that nobody has removed, until nothing more fits.
python3 - << 'PY'
import hashlib, os, time
now = time.time()
def session(name, customer, age):
    path = f"/var/lib/sessions/sess_{hashlib.md5(name.encode()).hexdigest()}"
    with open(path, "x", encoding="utf-8") as file:
        file.write(f"customer: {customer}\n")
    os.chown(path, owner.st_uid, owner.st_gid)
    os.utime(path, (now - age, now - age))
owner = os.stat("/var/lib/sessions")
for number in range(1, 21):
    session(f"live-{number}", f"L{number}", 1800 + number * 3300)
try:
    for number in range(100000):
        session(f"old-{number}", f"C{number}", 2 * 86400 + number * 400)
except OSError:
    pass
PY
systemctl start tidy-sessions.service tidy-sessions.timer customers.service
[ "$(stat -f -c %d /)" -le 5 ]
[ "$(curl -s -o /dev/null -w '%{http_code}' -X POST 'http://127.0.0.1:8091/login?customer=C1')" = 500 ]
