#!/bin/bash
# A build of the box's source beside the box, with an instrument that counts bytes.
set -u
input() {
  printf "plain=1\n\n# a remark\nno equals here\n=nothing before\nempty=\na=b=c\n"
  for n in 63 64 65 300; do printf "%*s=k%s\n" "$n" "" "$n" | tr " " k; done
  for n in 191 192 193 5000; do printf "v%s=%*s\n" "$n" "$n" "" | tr " " v; done
  printf "zero\0byte=1\n\377\376=\300\nlast line"
}
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cp -r "$BOX/usr/src/catconv" "$room/source" 2> /dev/null || { echo 'There is no source any more.'; exit 1; }
make -s -B -C "$room/source" catconv CFLAGS='-g -O1 -fsanitize=address,undefined -fno-sanitize-recover=all' > "$room/make" 2>&1 ||
  { echo "The source does not build: $(grep -m 1 error "$room/make" | cut -c1-100)"; exit 1; }
export ASAN_OPTIONS=detect_leaks=0
input | timeout 10 "$room/source/catconv" - > "$room/out" 2> "$room/errors"
status=$?
objection=$(grep -m 1 -E 'runtime error:|ERROR: AddressSanitizer' "$room/errors" | sed 's/^.*rror: //' | cut -c1-100)
[ -z "$objection" ] || { echo "An instrumented build objects: $objection"; exit 1; }
[ $status = 0 ] || { echo "A fresh build ended with $status."; exit 1; }
[ "$(sha256sum < "$room/out" | cut -c1-12)" = 3991708b9a88 ] || { echo 'A fresh build converts wrongly.'; exit 1; }
echo 'A fresh build converts rightly, and nothing objects.'
