#!/bin/bash
awk '
  /^ *--- *$/ { part++; next }
  / kB *$/ { sub(":", "", $1); if (part) after[$1] = $2; else before[$1] = $2 }
  END {
    if (part != 1) { print "two readings" > "/dev/stderr"; exit 1 }
    for (n in before) if (!(n in after)) printf "1 0 %s %s gone\n", n, n
      else if (before[n] != after[n]) { x = after[n] - before[n]; printf "0 %d %s %s %+d\n", x < 0 ? -x : x, n, n, x }
    for (n in after) if (!(n in before)) printf "1 0 %s %s new\n", n, n
  }
' | LC_ALL=C sort -k1,1n -k2,2nr -k3,3 | cut -d' ' -f4-
exit "${PIPESTATUS[0]}"
