#!/bin/bash
# What the unit of the box runs, on a folder of our own: sessions of two days go, sessions of some hours stay.
set -u
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
folder=$work/sessions
mkdir "$folder"
touch "$folder"/sess_{00000000,11111111}aaaabbbbccccddddeeeeffff
touch -d '2 days ago' "$folder"/sess_{22222222,33333333}aaaabbbbccccddddeeeeffff
touch -d '20 hours ago' "$folder/sess_44444444aaaabbbbccccddddeeeeffff"
argv=$(chroot "$BOX" systemctl show -p ExecStart --value tidy-sessions.service | sed -n 's/.*argv\[\]=\(.*\) ; ignore_errors.*/\1/p' | head -n 1)
[ -n "$argv" ] || { echo 'There is no tidying.'; exit 1; }
command=''
for word in ${argv//\/var\/lib\/sessions/$folder}; do
  # A script may name the folder itself: a copy of it is told of ours.
  if [[ $word == /usr/local/* || $word == /root/* || $word == /opt/* || $word == /etc/* ]] && [ -f "$BOX$word" ]; then
    copy=$work/$(basename "$word")
    sed "s|/var/lib/sessions|$folder|g" "$BOX$word" > "$copy"
    chmod --reference="$BOX$word" "$copy"
    word=$copy
  fi
  command+=$(printf '%q ' "$word")
done
timeout 5 bash -c "$command" > /dev/null 2>&1 || { echo 'The tidying ends with an error.'; exit 1; }
old=$(find "$folder" -name 'sess_[23]*' | wc -l)
[ "$old" = 0 ] || { echo 'The next tidying would leave old sessions.'; exit 1; }
[ "$(find "$folder" -name 'sess_*' | wc -l)" = 3 ] || { echo 'The next tidying would log out customers.'; exit 1; }
echo 'The next tidying takes the old sessions, and only those.'
