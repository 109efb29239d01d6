"""So many processes in no order, always the same; they lie in chains of ten."""
import random
import sys

random.seed(4)
many = int(sys.argv[1])
pids = random.sample(range(2, many * 3), many)
lines = []
for place, pid in enumerate(pids):
    parent = 1 if place % 10 == 0 else pids[place - 1]
    lines.append(f"{pid} (w{place % 7}) S {parent} {pid} {pid} 0 -1 4194560 113")
lines.append("1 (init) S 0 1 1 0 -1 4194560 113")
random.shuffle(lines)
print("\n".join(lines))
