#!/bin/bash
# The photos that came after, and have nothing wrong with them, have got their previews.
set -u
for _ in $(seq 12); do
  made=0
  for number in 000028 000031 000033 000036 000038 000039; do
    [ "$(head -c 2 "$BOX/var/lib/previews/$number.pgm" 2> /dev/null)" = P2 ] && made=$((made + 1))
  done
  [ $made = 6 ] && { echo 'The photos that waited have their previews.'; exit 0; }
  sleep 0.2
done
echo "Of six photos that waited $made have a preview."
exit 1
