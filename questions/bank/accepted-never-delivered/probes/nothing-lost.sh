#!/bin/bash
# The first eighty notices: each is still waiting or was delivered, with its words. The queue first, for that is the way they go.
set -u
notices=$BOX/var/lib/notices
declare -A words
for folder in queue delivered; do
  while IFS=: read -r name text; do
    words[${name##*/}]+="$text;"
  done < <(grep -rH '^t' "$notices/$folder" --include='0000*.notice' 2> /dev/null)
done
for number in $(seq 80); do
  printf -v name '%06d.notice' "$number"
  # Seen twice, where it moved between the two looks.
  one="to: C$((4900 + number));text: parcel $((4900 + number)) is packed;"
  found=${words[$name]:-}
  [ "$found" = "$one" ] || [ "$found" = "$one$one" ] || { echo "Notice $number was lost."; exit 1; }
done
echo 'No notice was lost.'
