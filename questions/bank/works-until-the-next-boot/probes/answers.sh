#!/bin/bash
# Three balances. Where the store has only just been started, what hangs on it may take a while to follow.
set -u
right() {
  local number
  for number in 1003 1077 1199; do
    [ "$(curl -s --max-time 2 "http://127.0.0.1:8093/balance/$number")" = $((number * 7919 % 100000)) ] || return 1
  done
}
for _ in $(seq 24); do
  right && { echo 'Balances are answered.'; exit 0; }
  pid=$(head -n 1 "$BOX/sys/fs/cgroup/system.slice/shelfd.service/cgroup.procs" 2> /dev/null)
  age=0
  [ -z "$pid" ] || age=$(ps -o etimes= -p "$pid" 2> /dev/null)
  [ "${age:-0}" -lt 16 ] || break
  sleep 0.6
done
echo 'Balances are not answered.'
exit 1
