#!/bin/bash
# The list belongs to the application: its own user runs it, and the web server's cannot read it. Nothing in it changed.
set -u
cd / || exit 2
root=$(awk '/^Uid:/ {print $2}' /proc/1/status)
app=$(awk -F: '$1 == "tracking" {print $3}' "$BOX/etc/passwd")
web=$(awk -F: '$1 == "www-data" {print $3}' "$BOX/etc/passwd")
processes=$(cat "$BOX/sys/fs/cgroup/system.slice/tracking.service/cgroup.procs" 2> /dev/null)
for pid in $processes; do
  [ "$(awk '/^Uid:/ {print $2}' "/proc/$pid/status")" = "$app" ] || { echo 'The application does not run as its own user.'; exit 1; }
done
others=0
processes=$(cat "$BOX/sys/fs/cgroup/system.slice/nginx.service/cgroup.procs" 2> /dev/null)
for pid in $processes; do
  uid=$(awk '/^Uid:/ {print $2}' "/proc/$pid/status" 2> /dev/null)
  [ -n "$uid" ] && [ "$uid" != "$root" ] && others=$((others + 1))
done
[ $others -gt 0 ] || { echo 'No worker of the web server runs without privileges.'; exit 1; }
# sqlite3 would follow the link /proc/1/root out of the box: read the bytes, then ask them.
held=$(python3 -c '
import os, sqlite3
parcels = sqlite3.connect(":memory:")
parcels.deserialize(open(os.environ["BOX"] + "/var/lib/tracking/parcels.db", "rb").read())
print(*parcels.execute("SELECT count(*), count(DISTINCT address), min(status) FROM parcel").fetchone())' 2> /dev/null)
[ "$held" = '600 90 at the depot' ] || { echo 'The list of parcels is not what it was.'; exit 1; }
if chroot "$BOX" setpriv --reuid="$web" --init-groups head -c 16 /var/lib/tracking/parcels.db > /dev/null 2>&1; then
  echo "The web server's user can read the list of parcels."
  exit 1
fi
echo 'The list is whole, and for the application alone.'
