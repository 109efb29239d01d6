#!/bin/bash
# What the sixty customers met during the last ten seconds.
set -u
stats=$(curl -s --max-time 3 --retry 5 --retry-delay 1 --retry-connrefused http://127.0.0.1:8079/stats) || { echo 'Nobody counts the customers any more.'; exit 1; }
read -r visits out failed <<< "$(jq -r '"\(.visits_last_10s) \(.thrown_out_last_10s) \(.failed_last_10s)"' <<< "$stats" 2> /dev/null)"
[ -n "${failed:-}" ] || exit 2
[ "$out" = 0 ] || { echo "Of $visits visits in ten seconds $out ended at the login."; exit 1; }
[ "$visits" -gt "$failed" ] || { echo "Of $visits visits in ten seconds $failed failed."; exit 1; }
echo "Of $visits visits in ten seconds none ended at the login."
