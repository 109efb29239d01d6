"""So many hosts with three figures each, always the same; the table stays below a megabyte when printed."""
import random
import sys

random.seed(8)
many = int(sys.argv[1])
rows = []
for host in range(many):
    for again in range(4):
        rows.append(f"h{host % (many // 4)},availability,{99 + random.random():.4f}")
        rows.append(f"h{host % (many // 4)},p95,{random.randrange(600)}.{random.randrange(10)}")
        rows.append(f"h{host % (many // 4)},disk,{random.randrange(101)}")
random.shuffle(rows)
print("host,metric,value")
print("\n".join(rows))
