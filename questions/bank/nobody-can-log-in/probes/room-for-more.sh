#!/bin/bash
# Files that the disk can still hold: forty per cent or more.
set -u
read -r total free <<< "$(stat -f -c '%c %d' "$BOX")"
[ "${total:-0}" -gt 0 ] || exit 2
percent=$((free * 100 / total))
[ $percent -ge 40 ] || { echo "There is room for $percent % of the files only."; exit 1; }
echo "There is room: $percent %."
