#!/bin/bash
# The rules in force, tried in an empty network of their own from both ends of each group. Nothing listens there: who is let in is
# refused at once (7), who is dropped hears nothing (28).
set -u
run() { systemd-run -q --pipe --wait --collect -p LogLevelMax=warning "$@"; }
rules=$(run nft list ruleset < /dev/null) || { echo 'The rules could not be read.'; exit 2; }
# On its standard input, because systemd would expand a command's variables itself.
tried=$({ declare -p rules; cat << 'THERE'; } | run -p PrivateNetwork=yes /bin/bash 2> /dev/null
  nft -f - <<< "$rules" || exit 3
  ip link set lo up
  unshare --net sleep 12 < /dev/null > /dev/null 2>&1 &
  far=$!
  for _ in $(seq 40); do [ "$(readlink /proc/$far/ns/net)" != "$(readlink /proc/self/ns/net)" ] && break; sleep 0.05; done
  there() { nsenter --net=/proc/$far/ns/net -- "$@"; }
  for lan in tills:1 house:2; do
    ip link add "lan-${lan%:*}" type veth peer name "${lan%:*}" netns $far || exit 4
    ip addr add "10.40.${lan#*:}.5/24" dev "lan-${lan%:*}" && ip link set "lan-${lan%:*}" up && there ip link set "${lan%:*}" up || exit 4
  done
  for from in 1.2:0 1.254:0 2.2:0 2.77:0 2.127:0 2.128:28 2.201:28 2.254:28; do
    [ "${from%%.*}" = 1 ] && lan=tills || lan=house
    there ip addr add "10.40.${from%:*}/24" dev $lan || exit 4
    [ "${from#*:}" = 0 ] && patience=4 || patience=1.5
    for port in 8443 8022 12000; do
      { there curl -s --max-time $patience --interface "10.40.${from%:*}" -o /dev/null "http://10.40.${from%%.*}.5:$port/"
        told=$?
        [ $told = 7 ] && told=0
        [ $told = "${from#*:}" ] || echo "${from#*:} 10.40.${from%:*} $port"; } &
      calls="$calls $!"
    done
  done
  wait $calls
  kill $far
THERE
)
case $? in 0) ;; 3) echo 'The rules in force cannot be loaded anew.'; exit 1 ;; *) echo 'The empty network could not be made.'; exit 2 ;; esac
closed=$(sed -n 's/^0 //p' <<< "$tried" | sort | head -n 1)
[ -z "$closed" ] || { echo "${closed% *} should reach port ${closed#* }, and does not."; exit 1; }
open=$(sed -n 's/^28 //p' <<< "$tried" | sort | head -n 1)
[ -z "$open" ] || { echo "${open% *} is a guest and reaches port ${open#* }."; exit 1; }
echo 'All of the tills, all of the office, none of the guests.'
