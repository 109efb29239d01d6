#!/bin/bash
# Copies of the program, of what hides it and of what brings it back, their checksums, and a few lines on what happened when.
set -u
cd "$BOX/root/evidence" 2> /dev/null || { echo 'There is no /root/evidence.'; exit 1; }
[ -s SHA256SUMS ] || { echo 'There are no checksums in /root/evidence.'; exit 1; }
kept() {
  local file
  while IFS= read -r file; do
    grep -qF "$(sha256sum < "$file" | cut -d' ' -f1)" SHA256SUMS && return 0
  done < <(find . -type f ! -name SHA256SUMS ! -name timeline.md -size -200k -exec grep -lF "$1" {} +)
  echo "$2"
  exit 1
}
kept 'stratum+tcp://198.51.100.66:3333' 'No copy with a checksum of the program that works for others.'
kept '/proc/%s/comm' 'No copy with a checksum of what hides it.'
kept 'sysstat: collects activity' 'No copy with a checksum of what brings it back.'
[ "$(grep -c '[^[:space:]]' timeline.md 2> /dev/null)" -ge 3 ] 2> /dev/null || { echo 'There is no timeline of three lines or more.'; exit 1; }
echo 'What was found is kept.'
