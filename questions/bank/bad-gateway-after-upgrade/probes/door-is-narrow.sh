#!/bin/bash
# As another account of the box, try every address the application listens on. No address at all is a failure too.
exec python3 - << 'PY'
import os, re, socket, sys
def say(words, code):
    sys.exit(print(words) or code)
box = os.environ["BOX"]
try:
    pids = open(f"{box}/sys/fs/cgroup/system.slice/tracking.service/cgroup.procs").read().split()
except OSError:
    pids = []
inodes = set()
for pid in pids:
    for fd in os.listdir(f"/proc/{pid}/fd"):
        found = re.match(r"socket:\[(\d+)\]", os.readlink(f"/proc/{pid}/fd/{fd}"))
        if found:
            inodes.add(found[1])
if not inodes:
    say("The application does not run as its unit.", 1)
for table in ("tcp", "tcp6"):
    for line in open(f"/proc/net/{table}").read().splitlines()[1:]:
        if line.split()[3] == "0A" and line.split()[9] in inodes:
            say("The application can be spoken to by everybody on the machine, through a port.", 1)
rows = [line.split() for line in open("/proc/net/unix").read().splitlines()[1:]]
paths = {row[7] for row in rows if len(row) > 7 and row[6] in inodes and row[3] == "00010000"}
if not paths:
    say("The application listens nowhere.", 1)
uid = next((int(line.split(":")[2]) for line in open(f"{box}/etc/passwd") if line.startswith("labels:")), 65534)
os.chroot(box)
os.setgroups([])
os.setgid(uid)
os.setuid(uid)
for path in paths:
    try:
        socket.socket(socket.AF_UNIX).connect("\0" + path[1:] if path.startswith("@") else path)
    except OSError:
        continue
    say("Another account of the machine gets through to the application.", 1)
say("Other accounts of the machine are refused.", 0)
PY
