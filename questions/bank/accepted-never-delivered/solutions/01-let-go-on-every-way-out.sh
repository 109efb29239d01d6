#!/bin/bash
# Whatever happens after the worker was held, the script's end lets it go. Then the folder that restores look in, and a snapshot at once.
set -eu
kill -CONT "$(cat /run/notices/worker.pid)"
cp -p /usr/local/sbin/snapshot-notices /root/snapshot-notices.orig
python3 - << 'PY'
path = "/usr/local/sbin/snapshot-notices"
text = open(path).read()
text = text.replace("target=/var/backups/notices-1", "target=/var/backups/notices")
text = text.replace('kill -CONT "$worker"\n', "")
text = text.replace('kill -STOP "$worker"', 'trap \'kill -CONT "$worker"\' EXIT\nkill -STOP "$worker"')
open(path, "w").write(text)
PY
systemctl start notices-snapshot.service
