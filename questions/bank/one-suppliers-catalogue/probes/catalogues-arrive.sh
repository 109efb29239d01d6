#!/bin/bash
# All four results, byte by byte. The intake may need a few seconds for its next attempt.
set -u
declare -A right=([hollow-oak]=7c5af158974c [lindgren]=9bd911e19b60 [meadow]=cdb579d0f958 [orchid-house]=59c1cc0fcefd)
check() {
  for name in "${!right[@]}"; do
    [ -f "$BOX/srv/intake/out/$name.dat" ] || { echo "There is no result for $name."; return 1; }
    have=$(sha256sum < "$BOX/srv/intake/out/$name.dat" | cut -c1-12)
    [ "$have" = "${right[$name]}" ] || { echo "The result for $name is not what the README describes."; return 1; }
  done
  left=$(find "$BOX/srv/intake/in" -name '*.txt' | wc -l)
  [ "$left" = 0 ] || { echo "$left catalogues are still waiting."; return 1; }
}
for _ in 1 2 3 4; do
  said=$(check) && { echo 'All four catalogues are there, as the README describes.'; exit 0; }
  sleep 0.3
done
echo "$said"
exit 1
