#!/bin/bash
# By the kernel's books, read from outside: who talks to that address, and who runs from a file that it must not run from.
set -u
if ss -Htn dst 198.51.100.66 2> /dev/null | grep -qv TIME-WAIT; then echo 'The machine still talks to 198.51.100.66.'; exit 1; fi
for process in /proc/[0-9]*; do
  program=$(readlink "$process/exe" 2> /dev/null) || continue
  case $program in
    */.fc-cached* | */.db/b*) echo 'The program that works for others is running.'; exit 1 ;;
  esac
  # A real thread of the kernel has no program.
  case $(cat "$process/comm" 2> /dev/null) in
    kworker*) [ -z "$program" ] || { echo 'Something runs in the disguise of the kernel.'; exit 1; } ;;
  esac
done
echo 'Nothing works for somebody else.'
