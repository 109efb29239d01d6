#!/bin/bash
# The right one, however long the hash was written.
set -u
named=$(head -c 200 "$BOX/root/first-slow-commit.txt" 2> /dev/null | grep -oE '[0-9a-f]{7,40}' | head -n 1)
[ -n "$named" ] || { echo 'No commit has been named yet.'; exit 1; }
[[ aacd4a93f40f049e924507246b49dd8e60b6df21 == "$named"* ]] || { echo 'The commit that was named did not make it slow.'; exit 1; }
echo 'The commit that made it slow was named.'
