#!/bin/bash
# The job says one line each time, so a working log is never older than two minutes.
set -u
log=$BOX/var/log/board/figures.log
[ -s "$log" ] || { echo 'Nothing the job says is kept.'; exit 1; }
[ $(($(date +%s) - $(stat -c %Y "$log"))) -le 150 ] || { echo 'The log is not being written to.'; exit 1; }
tail -n 3 "$log" | grep -q 'orders read' || { echo 'The log holds complaints only.'; exit 1; }
echo 'What the job says is kept.'
