#!/bin/bash
# Another program in the same place, with the same environment, must get Python's own modules; and those are unharmed.
set -u
for part in email http smtplib.py; do
  diff -rq -x __pycache__ "/usr/lib/python3.11/$part" "$BOX/usr/lib/python3.11/$part" > /dev/null || { echo "Python's own files were changed."; exit 1; }
done
pid=$(head -n 1 "$BOX/sys/fs/cgroup/system.slice/confirmations.service/cgroup.procs" 2> /dev/null)
[ -n "$pid" ] || { echo 'The service does not run as its unit.'; exit 1; }
path=$(tr '\0' '\n' < "/proc/$pid/environ" | sed -n 's/^PYTHONPATH=//p')
configured=$(sed -n 's/^ *PYTHONPATH=//p' "$BOX/etc/default/jobs" 2> /dev/null | tr -d '"' | tail -n 1)
for extra in "$path" "$configured"; do
  found=$(chroot "$BOX" env -i PATH=/usr/bin:/bin PYTHONDONTWRITEBYTECODE=1 PYTHONPATH="$extra" /usr/bin/python3 -c '
import sys
sys.path[0] = "/srv/jobs"
import http.server, smtplib, email.message
print(email.__file__)' 2> /dev/null < /dev/null)
  [[ $found == /usr/lib/python3* ]] || { echo 'The next program put there would fail in the same way.'; exit 1; }
done
echo 'The next program put there will start.'
