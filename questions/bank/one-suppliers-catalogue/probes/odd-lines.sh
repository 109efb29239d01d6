#!/bin/bash
# Lines at and beyond every limit, through the installed program, as somebody who owns nothing.
set -u
input() {
  printf "plain=1\n\n# a remark\nno equals here\n=nothing before\nempty=\na=b=c\n"
  for n in 63 64 65 300; do printf "%*s=k%s\n" "$n" "" "$n" | tr " " k; done
  for n in 191 192 193 5000; do printf "v%s=%*s\n" "$n" "$n" "" | tr " " v; done
  printf "zero\0byte=1\n\377\376=\300\nlast line"
}
out=$(mktemp)
errors=$(mktemp)
trap 'rm -f "$out" "$errors"' EXIT
input | chroot --userspec=nobody:nogroup "$BOX" /usr/bin/env -i timeout 5 /usr/local/bin/catconv - > "$out" 2> "$errors"
status=$?
[ $status -le 1 ] || { echo "The converter ended with $status."; exit 1; }
[ $status = 0 ] || { echo 'The converter says the file could not be read.'; exit 1; }
tail -n 1 "$out" | grep -qx '# 8 records, 8 malformed' || { echo "Of 8 good and 8 bad lines it says: $(tail -n 1 "$out" | cut -c1-80)"; exit 1; }
[ "$(sha256sum < "$out" | cut -c1-12)" = 3991708b9a88 ] || { echo 'The counts are right, but not every record is.'; exit 1; }
[ "$(grep -cE '^catconv: -:(4|5|10|11|14|15|16|18): malformed$' "$errors")" = 8 ] || { echo 'Not every malformed line is reported by its number.'; exit 1; }
echo 'Odd lines are reported and counted, and the others converted.'
