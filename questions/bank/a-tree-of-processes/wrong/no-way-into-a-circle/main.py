import re
import sys

procs = {}
bad = 0
for line in sys.stdin:
    match = re.fullmatch(r"(\d+) \((.*)\) (\S) (\d+)( .*)?", line.rstrip("\n"))
    if match:
        procs[int(match[1])] = (match[2], int(match[4]))
    else:
        bad = 1
kids = {}
for pid, (_, ppid) in sorted(procs.items()):
    kids.setdefault(ppid, []).append(pid)


def show(pid, depth):
    print("  " * depth + f"{pid} {procs[pid][0]}")
    for kid in kids.get(pid, []):
        show(kid, depth + 1)


for pid in sorted(procs):
    if procs[pid][1] not in procs:
        show(pid, 0)
sys.exit(bad)
