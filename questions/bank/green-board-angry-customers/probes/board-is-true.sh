#!/bin/bash
# The board as it runs, against the logs of the last five minutes, counted here. Between two looks of the board a little passes.
set -u
for _ in $(seq 10); do
  said=$(curl -s --max-time 4 http://127.0.0.1:9100/status)
  jq -e .failed_percent <<< "$said" > /dev/null 2>&1 && break
  sleep 0.3
done
jq -e 'has("failed_percent") and has("p99_ms") and has("alert")' <<< "$said" > /dev/null 2>&1 || { echo 'The board does not answer.'; exit 1; }
since=$(($(date +%s) - 300))
true_share=$(awk -v since=$since '$1 >= since && !/lb-checker/ {all++; if ($4 >= 500 || $4 == 0) bad++} END {if (all) printf "%.2f", 100 * bad / all}' "$BOX"/var/log/front/*.log)
[ -n "$true_share" ] || { echo 'The front ends do not log.'; exit 2; }
jq -e --argjson truth "$true_share" '(.failed_percent - $truth) | fabs < 0.7' <<< "$said" > /dev/null ||
  { echo 'The board does not tell what customers see at this moment.'; exit 1; }
[ "$(jq .p99_ms <<< "$said")" -ge 8000 ] || { echo 'The board says that nobody waits.'; exit 1; }
[ "$(jq .alert <<< "$said")" = true ] || { echo 'The board is right, and the phone does not ring.'; exit 1; }
echo 'The board tells what customers see, and the phone rings.'
