#!/bin/bash
# The customers' way in: through the web server, by name.
set -u
ask() { curl -s --max-time 4 -H 'Host: track.heron.example' "http://127.0.0.1$1"; }
# Whoever was restarted a moment ago is given a second and a half.
for _ in 1 2 3 4; do
  home=$(ask /)
  grep -q 'Gateway' <<< "${home:-Gateway}" || break
  sleep 0.5
done
grep -q 'release 3.0.1' <<< "$home" || { echo 'The tracking page is not shown.'; exit 1; }
for n in 17 204 599; do
  states=('collected' 'in transit' 'at the depot' 'out for delivery' 'delivered')
  ask "/parcel/HP-$((100000 + n))" | grep -q "\"status\": \"${states[n % 5]}\"" || { echo 'A parcel cannot be looked up.'; exit 1; }
done
[ "$(ask /parcel/HP-999999 | jq -r .known 2> /dev/null)" = false ] || { echo 'A number that does not exist is not answered properly.'; exit 1; }
echo 'Parcels can be looked up.'
