#!/bin/bash
# What changed between two readings of /proc/meminfo.
set -o pipefail
LC_ALL=C awk '
  function stop(words) { print words > "/dev/stderr"; failed = 1; exit 1 }
  /^[ \t\r]*$/ { next }
  /^[ \t]*---[ \t\r]*$/ { part++; next }
  !/^[A-Za-z0-9_()]+:[ \t]+[0-9]+( kB)?[ \t\r]*$/ { stop("line " NR " is not a line of meminfo") }
  {
    name = $1
    sub(/:$/, "", name)
    if (part == 0) before[name] = $2
    else after[name] = $2
  }
  END {
    if (failed) exit 1
    if (part != 1) stop("two readings are needed, with --- between them")
    for (name in before) {
      if (!(name in after)) printf "1 0 %s %s gone\n", name, name
      else if (before[name] != after[name]) {
        delta = after[name] - before[name]
        printf "0 %.0f %s %s %+.0f\n", delta < 0 ? -delta : delta, name, name, delta
      }
    }
    for (name in after) if (!(name in before)) printf "1 0 %s %s new\n", name, name
  }
' | LC_ALL=C sort -k1,1n -k2,2nr -k3,3 | cut -d' ' -f4-
exit "${PIPESTATUS[0]}"
