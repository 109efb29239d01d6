#!/bin/bash
# What the unit is made of must lie on the disk, and the unit must be what listens where the neighbours knock.
set -u
# The page for ourselves opens last: until it answers the service is still starting.
curl -s -o /dev/null --max-time 3 --retry 3 --retry-delay 1 --retry-connrefused http://127.0.0.1:9001/admin/state
pieces=$(systemctl show -p FragmentPath -p DropInPaths -p EnvironmentFiles --value stock.service)
grep -q '/run/' <<< "$pieces" && { echo 'A part of its settings would be gone after a reboot.'; exit 1; }
[ "$(systemctl show -p NeedDaemonReload --value stock.service)" = no ] || { echo 'systemd has not read the latest settings.'; exit 1; }
pids=$(tr '\n' '|' < "$BOX/sys/fs/cgroup/system.slice/stock.service/cgroup.procs" 2> /dev/null)
open=$(ss -Hltnp 'sport = :9000' 2> /dev/null | grep -v ' 127\.')
[ -n "$open" ] || { echo 'Nothing on the machine itself waits for the neighbours on port 9000.'; exit 1; }
grep -qE "pid=(${pids%|})," <<< "$open" || { echo 'Something else than the service waits for the neighbours.'; exit 1; }
echo 'What it needs is on the disk.'
