import sys

sys.setrecursionlimit(100000)
procs = {}
bad = 0
for line in sys.stdin:
    try:
        pid = int(line.split()[0])
        comm = line[line.index("(") + 1 : line.index(")")]
        ppid = int(line[line.index(")") + 2 :].split()[1])
        if pid < 0 or ppid < 0:
            raise ValueError
        procs[pid] = (comm, ppid)
    except (ValueError, IndexError):
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
