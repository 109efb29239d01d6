#!/bin/bash
# Nobody but the owner may write, no page is a program, and the key is for its owner alone.
set -u
www=$BOX/srv/www
open=$(find "$www/customers" -perm /022 ! -type l 2> /dev/null | head -n 1)
[ -z "$open" ] || { echo "${open#"$BOX"} can be written by others."; exit 1; }
program=$(find "$www/customers" -type f -perm /111 | head -n 1)
[ -z "$program" ] || { echo "${program#"$BOX"} can be executed."; exit 1; }
[ "$(stat -c '%a %U' "$www/keys/publisher.key" 2> /dev/null | cut -d ' ' -f 1)" = 600 ] || { echo 'The key is not for its owner alone.'; exit 1; }
[ "$(stat -c '%a' "$www/keys")" = 700 ] || { echo 'The folder of the key is open.'; exit 1; }
echo 'Rights are as tight as agreed.'
