#!/bin/bash
# No right to write for others, on the folder or on what lies in it.
set -u
folder=$(redis-cli -h 127.0.0.1 CONFIG GET dir 2> /dev/null | tail -n 1)
[ -d "$BOX${folder:=/var/lib/redis}" ] || { echo "There is no folder $folder."; exit 1; }
open=$(find "$BOX$folder" -perm /o+w ! -type l 2> /dev/null | head -n 1)
[ -z "$open" ] || { echo "Everybody may write to ${open#"$BOX"}."; exit 1; }
echo "Only those concerned may write to $folder."
