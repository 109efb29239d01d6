#!/bin/bash
# Its line with the one command, in a file that sshd accepts, for an account that is not locked.
set -u
list=$BOX/home/deploy/.ssh/authorized_keys
grep -sv '^[[:space:]]*#' "$list" | grep -F 'AAAAC3NzaC1lZDI1NTE5AAAAIOFYE/ahbZyAk5p3uVdKbYqdIFIA7yHu3n2Vi7TTEixe' | grep -E '(^|,)restrict[, ]' | grep -qE '(^|,)command="/usr/local/bin/receive-build"[, ]' ||
  { echo "The forge's key is not there any more, or may do something else than it did."; exit 1; }
owner=$(stat -c %u "$list")
[ "$owner" = "$(stat -c %u "$BOX/home/deploy")" ] || { echo "The list of keys does not belong to deploy."; exit 1; }
for path in "$list" "$BOX/home/deploy/.ssh" "$BOX/home/deploy"; do
  [ $((0$(stat -c %a "$path") & 022)) = 0 ] || { echo 'Others may write where the keys are, so sshd will not accept them.'; exit 1; }
done
grep -q '^deploy:.*:/bin/bash$' "$BOX/etc/passwd" || { echo 'The account deploy was locked or changed.'; exit 1; }
[ -x "$BOX/usr/local/bin/receive-build" ] || { echo 'The command that the forge may run is gone.'; exit 1; }
[ "$(systemctl show -p ActiveState --value ssh.service)" = active ] || { echo 'Nobody opens the door when the forge knocks.'; exit 1; }
echo 'The forge gets in with its builds.'
