#!/bin/bash
# Of the file system the service works in, at least half must be free.
set -u
read -r total free <<< "$(stat -f -c '%b %a' "$BOX/tmp")"
[ "${total:-0}" -gt 0 ] || exit 2
percent=$((free * 100 / total))
[ $percent -ge 50 ] || { echo "Only $percent % of the working space is free."; exit 1; }
echo "$percent % of the working space is free."
