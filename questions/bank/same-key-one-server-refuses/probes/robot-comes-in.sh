#!/bin/bash
# With the robot's key, from the network, to an account that can do its work.
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
[ "$(login robot deploy 'id -un && test -w /srv/gallery && echo writes')" = $'deploy\nwrites' ] || { echo 'The robot is refused.'; exit 1; }
echo 'The robot comes in.'
