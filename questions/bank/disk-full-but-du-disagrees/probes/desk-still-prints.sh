#!/bin/bash
# Quiet is no cure: the desk must still be asking.
set -u
pid=$(head -n 1 "$BOX/sys/fs/cgroup/system.slice/packing-desk.service/cgroup.procs" 2> /dev/null)
[ -n "$pid" ] || { echo 'The packing desk was stopped.'; exit 1; }
echo 'The packing desk is at work.'
