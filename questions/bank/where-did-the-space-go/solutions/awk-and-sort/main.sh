#!/bin/bash
# The folders that take the most space, from a listing of a disk.
# Names are bytes: no alphabet, no encoding.
export LC_ALL=C

if [[ $# -ne 1 || ! $1 =~ ^[0-9]+$ ]]; then
  echo 'usage: main.sh HOW-MANY < listing' >&2
  exit 2
fi

measure() {
  awk '
    {
      if (!match($0, /^[0-9]+ [0-9]+ [a-zA-Z] [0-9]+ [0-9]+ /) || RLENGTH == length($0)) {
        left_out++
        next
      }
      path = substr($0, RLENGTH + 1)
      if (disk == "") disk = $1
      if ($1 != disk || $2 in seen) next
      seen[$2]
      bytes = $5 * 512
      if ($3 == "d") {
        folders[path]
        space[path] += bytes
      }
      while (path != "/") {
        sub(/\/[^\/]*$/, "", path)
        if (path == "") path = "/"
        space[path] += bytes
      }
    }
    END {
      for (folder in folders) printf "%.0f %s\n", space[folder], folder
      if (left_out) {
        print left_out " lines left out" > "/dev/stderr"
        exit 1
      }
    }
  '
}

measure | sort -t ' ' -k 1,1nr -k 2 | awk -v limit="$1" 'NR <= limit'
exit "${PIPESTATUS[0]}"
