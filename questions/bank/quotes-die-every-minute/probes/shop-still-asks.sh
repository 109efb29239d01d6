#!/bin/bash
# No load is no cure: the shop must still be asking.
set -u
[ -n "$(cat "$BOX/sys/fs/cgroup/system.slice/web-shop.service/cgroup.procs" 2> /dev/null)" ] || { echo 'The web shop was stopped.'; exit 1; }
echo 'The web shop is at work.'
