#!/bin/bash
# The monthly archive, wherever the account's entries are kept.
set -u
grep -qsE '^[^#]*board-archive' "$BOX/var/spool/cron/crontabs/kpi" "$BOX"/etc/cron.d/* || { echo 'The monthly archive is no longer scheduled.'; exit 1; }
[ -x "$BOX/usr/local/bin/board-archive" ] || { echo 'The program of the archive is gone.'; exit 1; }
echo 'The archive is still scheduled.'
