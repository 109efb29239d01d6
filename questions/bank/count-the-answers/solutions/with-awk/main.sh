#!/bin/bash
# Status codes of an access log and how many lines had them.
awk '
  {
    sub(/\r$/, "")
    rest = $0
    good = rest ~ /^[^ ]+ [^ ]+ .*\[[^]]*\] "/
    if (good) {
      sub(/^[^[]*\[[^]]*\] "/, "", rest)
      # The request ends at the first quote that has no backslash before it.
      if (match(rest, /^([^"\\]|\\.)*" /)) rest = substr(rest, RLENGTH + 1)
      else good = 0
    }
    if (good && rest ~ /^[0-9][0-9][0-9] ([0-9]+|-)( |$)/) counts[substr(rest, 1, 3)]++
    else left_out++
  }
  END {
    for (code in counts) print code, counts[code] | "sort -n"
    if (left_out) print left_out " lines are no requests" > "/dev/stderr"
  }
'
