#!/bin/bash
# For accounts of ops: each list that sshd would take, and the folder it is in, must be out of the account's reach.
set -u
for who in deploy olaf; do
  settings=$(chroot "$BOX" /usr/sbin/sshd -T -C "user=$who,host=files-1,addr=127.0.0.1" 2> /dev/null < /dev/null) ||
    { echo 'The settings of sshd are not valid.'; exit 1; }
  # A command that sshd asks for keys counts with every file that it is given.
  lists=$(sed -n 's/^authorizedkeysfile //p' <<< "$settings")
  lists+=" $(sed -n 's/^authorizedkeyscommand //p' <<< "$settings" | tr ' ' '\n' | grep -E '^(/|%h)' | tr '\n' ' ')"
  for list in $lists; do
    list=${list//%u/$who}
    list=${list//%h//home/$who}
    [ "$list" = none ] && continue
    [[ $list == /* ]] || list=/home/$who/$list
    for path in "$list" "$(dirname "$list")"; do
      # Owners count as well: whoever owns a file can make it writable.
      chroot "$BOX" runuser -u "$who" -- test -w "$path" -o -O "$path" 2> /dev/null &&
        { echo "The account $who can decide for itself which keys open it."; exit 1; }
    done
  done
done
echo 'No account of ops decides for itself.'
