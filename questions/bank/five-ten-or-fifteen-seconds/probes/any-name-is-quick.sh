#!/bin/bash
# As every program of the box would ask: through its C library and its settings. The names of the laboratory are new each time.
set -u
for name in "pot-$RANDOM-$$.lab.plants.internal" "pot-$RANDOM-$$.lab.plants.internal" mail.plants.internal prices; do
  began=$(date +%s%N)
  found=$(timeout 1 chroot "$BOX" /usr/bin/getent ahostsv4 "$name")
  ms=$((($(date +%s%N) - began) / 1000000))
  [ -n "$found" ] || { echo "The name $name is not found within a second."; exit 1; }
  [ $ms -lt 400 ] || { echo "The name $name is found after $ms ms."; exit 1; }
done
echo 'Names are found at once.'
