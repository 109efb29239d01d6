#!/bin/bash
export LC_ALL=C
case "$1" in '' | *[!0-9]*) echo 'a number please' >&2; exit 2 ;; esac
[ $# = 1 ] || { echo 'one number please' >&2; exit 2; }
awk '
  NF < 6 || $1 $2 $4 $5 ~ /[^0-9]/ || $3 !~ /^[a-zA-Z]$/ || /^ / || /^[^\/]*  / { bad++; next }
  disk == "" { disk = $1 }
  $1 != disk { next }
  {
    path = $6
    for (i = 7; i <= NF; i++) path = path " " $i
    if ($3 == "d") { if (path in folder) next; folder[path]; bytes = $5 * 512 }
    else bytes = $5 * 512 / $4
    space[path] += bytes
    while (path != "/") {
      sub(/\/[^\/]*$/, "", path)
      if (path == "") path = "/"
      space[path] += bytes
    }
  }
  END {
    for (f in folder) printf "%.0f %s\n", space[f], f
    if (bad) { print bad " bad lines" > "/dev/stderr"; exit 1 }
  }
' | sort -t ' ' -k 1,1nr -k 2 | awk -v n="$1" 'NR <= n'
exit "${PIPESTATUS[0]}"
