#!/bin/bash
# fails: failed-snapshot-harmless, snapshot-fresh
# why: Half of the time notices wait, and the backup is as old as before.
# shellcheck disable=SC2016 # cron is to expand it
printf '* * * * * root kill -CONT $(cat /run/notices/worker.pid)\n' > /etc/cron.d/wake-the-worker
kill -CONT "$(cat /run/notices/worker.pid)"
