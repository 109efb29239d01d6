#!/bin/bash
# What is on disk, as sshd itself reads it, for each account; and what the server that runs now offers.
set -u
for who in deploy olaf vera root; do
  settings=$(chroot "$BOX" /usr/sbin/sshd -T -C "user=$who,host=files-1,addr=127.0.0.1" 2> /dev/null < /dev/null) ||
    { echo 'The settings of sshd are not valid.'; exit 1; }
  for want in 'strictmodes yes' 'passwordauthentication no' 'kbdinteractiveauthentication no' 'permitrootlogin no' 'pubkeyauthentication yes'; do
    grep -qx "$want" <<< "$settings" || { echo "For the account $who the server would be less strict than before."; exit 1; }
  done
done
offered=$(ssh -F none -v -o BatchMode=yes -o ConnectTimeout=3 -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o PubkeyAuthentication=no \
  deploy@127.0.0.1 true 2>&1 < /dev/null | sed -n 's/.*Authentications that can continue: //p' | tr -d '\r' | head -n 1)
[ "${offered:-publickey}" = publickey ] || { echo 'The server that runs now takes more than keys.'; exit 1; }
echo 'The server is as strict as it was.'
