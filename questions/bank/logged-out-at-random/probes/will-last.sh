#!/bin/bash
# Units wanted at boot and not root; for each Redis, what its file says is what it does; and sessions are saved.
set -u
root=$(awk '/^Uid:/ {print $2}' /proc/1/status)
for unit in accounts views; do
  [ -L "$BOX/etc/systemd/system/multi-user.target.wants/$unit.service" ] || { echo "$unit would not start with the machine."; exit 1; }
done
bytes() {
  local text=${1,,}
  case $text in *gb) echo $((${text%gb} << 30)) ;; *mb) echo $((${text%mb} << 20)) ;; *kb) echo $((${text%kb} << 10)) ;; *) echo "$text" ;; esac
}
for _ in $(seq 25); do
  found=$(ss -H -ltnp | sed -n 's/.*:\([0-9]*\) .*"redis-server",pid=\([0-9]*\),.*/\1 \2/p' | sort -u)
  [ -n "$found" ] && break
  sleep 0.2
done
[ -n "$found" ] || { echo 'No Redis runs.'; exit 1; }
while read -r port pid; do
  ask() { redis-cli -h 127.0.0.1 -p "$port" "$@" 2> /dev/null < /dev/null | tr -d '\r'; }
  [ "$(awk '/^Uid:/ {print $2}' "/proc/$pid/status")" != "$root" ] || { echo "The Redis on port $port runs as root."; exit 1; }
  unit=$(grep -rlx --include=cgroup.procs "$pid" "$BOX/sys/fs/cgroup/system.slice" 2> /dev/null | head -n 1)
  unit=$(basename "$(dirname "${unit:-/-/-}")")
  [ -n "$(find "$BOX/etc/systemd/system" -path '*.wants/*' -name "$unit")" ] || { echo "The Redis on port $port would not start with the machine."; exit 1; }
  file=$(ask INFO server | sed -n 's/^config_file://p')
  said=$(sed -n 's/^ *maxmemory  *//p' "$BOX$file" 2> /dev/null | tail -n 1 | tr -d '"')
  policy=$(sed -n 's/^ *maxmemory-policy  *//p' "$BOX$file" 2> /dev/null | tail -n 1 | tr -d '"')
  [ "$(bytes "${said:-0}")" = "$(ask CONFIG GET maxmemory | tail -n 1)" ] || { echo "After a restart the Redis on port $port would have another bound."; exit 1; }
  [ "${policy:-noeviction}" = "$(ask CONFIG GET maxmemory-policy | tail -n 1)" ] || { echo "After a restart the Redis on port $port would follow another rule."; exit 1; }
done <<< "$found"
home=$(awk -F= '/^\[/ { part = $0 } part == "[store]" && $1 ~ /^port *$/ { gsub(/ /, "", $2); print $2 }' "$BOX/etc/accounts/accounts.ini" 2> /dev/null)
keeps=$(for what in save appendonly; do redis-cli -h 127.0.0.1 -p "${home:-6379}" CONFIG GET $what 2> /dev/null | sed -n 2p; done | tr -d '\r\n')
case $keeps in '' | no) echo 'A restart would log everybody out: the store of the sessions saves nothing.'; exit 1 ;; esac
echo 'All is on disk and starts with the machine.'
