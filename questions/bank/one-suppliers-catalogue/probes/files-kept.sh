#!/bin/bash
# Each file exactly as it came, waiting or done.
set -u
declare -A right=([hollow-oak]=d513fa1f8928 [lindgren]=b9f528ba7077 [meadow]=ade31d321aa0 [orchid-house]=84326c3b7a4f [lindgren-last-month]=fbf026041cf9 [meadow-last-month]=439731568c1e)
for name in "${!right[@]}"; do
  found=
  for file in "$BOX"/srv/intake/{in,done}/"$name.txt"; do
    [ -f "$file" ] || continue
    [ "$(sha256sum < "$file" | cut -c1-12)" = "${right[$name]}" ] || { echo "$name.txt is not as the supplier sent it."; exit 1; }
    found=yes
  done
  [ -n "$found" ] || { echo "$name.txt is gone."; exit 1; }
done
echo 'All files are as they came.'
