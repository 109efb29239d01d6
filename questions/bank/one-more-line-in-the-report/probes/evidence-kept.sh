#!/bin/bash
# The sums of both foreign files, written down with their paths. The first is a copy of the shell that every box has.
set -u
notes=$BOX/root/findings.txt
[ -s "$notes" ] || { echo 'Nothing has been written down yet.'; exit 1; }
shell=$(sha256sum < /bin/bash | cut -d ' ' -f 1)
noted() { grep -i "$1" "$notes" | grep -q "$2"; }
noted "$shell" fc-scan || { echo 'The notes do not have the sum of the program in the report.'; exit 1; }
noted 58f3a472ec37636e35961848007c6539f405314348a85766caa9eb4ac55c54d3 'proof-4472' \
  || { echo 'The notes do not have the sum of the file that came in by the site.'; exit 1; }
echo 'Both foreign files are in the notes.'
