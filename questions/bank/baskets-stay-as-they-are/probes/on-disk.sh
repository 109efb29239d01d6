#!/bin/bash
# Saving is asked for, works, is up to date, and the file holds the baskets.
set -u
ask() { redis-cli -h 127.0.0.1 "$@" 2> /dev/null | tr -d '\r'; }
for _ in $(seq 20); do ask INFO server | grep -q redis_version && break; sleep 0.2; done
save=$(ask CONFIG GET save | tail -n 1)
aof=$(ask CONFIG GET appendonly | tail -n 1)
[ -n "$save" ] || [ "$aof" = yes ] || { echo 'Redis was told not to save at all.'; exit 1; }
state=$(ask INFO persistence)
value() { sed -n "s/^$1://p" <<< "$state"; }
if [ "$aof" = yes ]; then
  [ "$(value aof_last_write_status)" = ok ] || { echo 'Redis could not write its journal of changes.'; exit 1; }
  echo 'Each change goes to the disk.'
  exit 0
fi
[ "$(value rdb_last_bgsave_status)" = ok ] || { echo 'The last attempt to save did not work.'; exit 1; }
# A change of this moment, after a quiet while, is given the time for the next save.
for _ in $(seq 15); do
  age=$(($(date +%s) - $(value rdb_last_save_time)))
  [ "$(value rdb_changes_since_last_save)" = 0 ] || [ "$age" -le 30 ] && break
  sleep 0.2
  state=$(ask INFO persistence)
done
[ "$(value rdb_changes_since_last_save)" = 0 ] || [ "$age" -le 30 ] || { echo "Changes have been waiting for $age s."; exit 1; }
file=$BOX$(ask CONFIG GET dir | tail -n 1)/$(ask CONFIG GET dbfilename | tail -n 1)
# A save renames a new file into place; take a second look if the first came just then.
for _ in 1 2 3; do
  keys=$(redis-check-rdb "$file" 2> /dev/null | sed -n 's/.* \([0-9]*\) keys read$/\1/p')
  [ -n "$keys" ] && break
  sleep 0.3
done
[ "${keys:-0}" -ge 520 ] || { echo "The file on disk holds ${keys:-no} baskets of 520."; exit 1; }
echo "The file on disk holds $keys baskets and is up to date."
