#!/bin/bash
# sshd runs as its unit and is wanted at boot; membership of ops is on disk.
set -u
[ -n "$(cat "$BOX/sys/fs/cgroup/system.slice/ssh.service/cgroup.procs" 2> /dev/null)" ] || { echo 'sshd does not run as its unit.'; exit 1; }
[ -L "$BOX/etc/systemd/system/multi-user.target.wants/ssh.service" ] || [ -L "$BOX/etc/systemd/system/sockets.target.wants/ssh.socket" ] ||
  { echo 'sshd would not start with the machine.'; exit 1; }
for who in deploy olaf; do
  awk -F: -v who=$who '$1 == "ops" && ("," $4 ",") ~ ("," who ",") {found = 1} END {exit !found}' "$BOX/etc/group" ||
    { echo "The account $who was taken out of ops."; exit 1; }
done
echo 'It will be the same after a reboot.'
