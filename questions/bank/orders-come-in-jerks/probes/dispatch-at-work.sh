#!/bin/bash
# With a carrier of eight seconds a note goes out every nine or so; a boot in between is allowed for.
set -u
export PGPASSWORD=petal-17 PGCONNECT_TIMEOUT=3
ask() { psql -h 127.0.0.1 -U shop -d shop -qtAX -c "$1" 2> /dev/null; }
for _ in $(seq 25); do ask "select 1" > /dev/null && break; sleep 0.2; done
[ -n "$(cat "$BOX/sys/fs/cgroup/system.slice/dispatch.service/cgroup.procs" 2> /dev/null)" ] || { echo 'Nobody writes delivery notes.'; exit 1; }
age=$(ask "select coalesce(round(extract(epoch from clock_timestamp() - max(sent))), 99999) from notes")
[ -n "$age" ] || { echo 'The database does not answer.'; exit 1; }
[ "$age" -le 45 ] || { echo "The last note went out $age s ago."; exit 1; }
echo "The last note went out $age s ago."
