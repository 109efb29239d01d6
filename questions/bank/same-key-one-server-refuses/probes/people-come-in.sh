#!/bin/bash
# Olaf, who was refused as well, and Vera, who never was.
set -u
login() {
  key=$(mktemp)
  cp "$BOX/root/keys-for-testing/$1" "$key" 2> /dev/null || { echo "The key for testing is gone."; exit 2; }
  chmod 600 "$key"
  ssh -F none -q -o BatchMode=yes -o ConnectTimeout=3 -o ConnectionAttempts=3 -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null \
    -o IdentitiesOnly=yes -i "$key" "$2@127.0.0.1" "$3" < /dev/null 2> /dev/null
  code=$?
  rm -f "$key"
  return $code
}
[ "$(login vera vera 'id -un')" = vera ] || { echo 'Vera is refused.'; exit 1; }
[ "$(login olaf olaf 'id -un')" = olaf ] || { echo 'Olaf is refused.'; exit 1; }
echo 'Olaf and Vera come in.'
