#!/bin/bash
# Monday's release, tried in a folder of its own by a user who can change nothing else.
# With the times of the files, since what make takes for finished it installs as it is.
# The library's place in the system is not moved along: what the linker finds today it also finds on Monday.
set -u
inside() { chroot --userspec=nobody:nogroup "$BOX" /usr/bin/env -i PATH=/usr/bin:/bin "$@"; }
room=$(inside mktemp -d /tmp/greenroom-XXXXXX) || exit 2
trap 'rm -rf "$BOX$room"' EXIT
inside cp -r --preserve=timestamps /usr/src/depot "$room/depot" 2> /dev/null || { echo 'There is no /usr/src/depot any more.'; exit 1; }
inside make -s -k -C "$room/depot" install DESTDIR="$room/out" > /dev/null 2>&1
bin=$room/out/opt/depot/bin
for tool in parcels postage tally; do
  [ -x "$BOX$bin/$tool" ] || { echo "The release would not install $tool."; exit 1; }
done
try() { inside /bin/sh -c "cd /; exec $bin/$1" 2>&1; }
out=$(try parcels)
[ "$(tr -d '\r' <<< "$out" | grep -c '^p-')" = 267 ] || { echo "After the release parcels would say: $(head -n 1 <<< "$out" | tr -d '\r')"; exit 1; }
out=$(echo 'p-0001,740,2' | try postage)
[ "$out" = p-0001,2,596 ] || { echo "After the release postage would say: $(head -n 1 <<< "$out")"; exit 1; }
out=$(echo 'p-1,2,120596' | try tally)
grep -qx 'all    *1\.205,96' <<< "$out" || { echo "After the release tally would say: $(tail -n 1 <<< "$out")"; exit 1; }
echo 'After the release all three would still run.'
