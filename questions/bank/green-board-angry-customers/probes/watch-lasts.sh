#!/bin/bash
# The program and the rule that are on disk are those that run, as a unit, not as root, wanted at boot.
set -u
pid=$(head -n 1 "$BOX/sys/fs/cgroup/system.slice/watch.service/cgroup.procs" 2> /dev/null)
[ -n "$pid" ] || { echo 'The board does not run as its unit.'; exit 1; }
[ "$(awk '/^Uid:/ {print $2}' "/proc/$pid/status")" != "$(awk '/^Uid:/ {print $2}' /proc/1/status)" ] || { echo 'The board runs as root.'; exit 1; }
[ -L "$BOX/etc/systemd/system/multi-user.target.wants/watch.service" ] || { echo 'The board would not start with the machine.'; exit 1; }
started=$(($(awk '$1 == "btime" {print $2}' /proc/stat) + $(awk '{print $22}' "/proc/$pid/stat") / $(getconf CLK_TCK)))
[ "$(stat -c %Y "$BOX/srv/watch/watch.py" 2> /dev/null || echo 0)" -le $((started + 1)) ] || { echo 'The program was changed since the board was started.'; exit 1; }
echo 'What is on disk runs, and will start with the machine.'
