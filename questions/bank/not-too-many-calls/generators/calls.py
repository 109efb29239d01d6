"""So many calls, most of them of a few eager callers, always the same."""
import random
import sys

random.seed(9)
many = int(sys.argv[1])
now = 0
for number in range(many):
    now += random.randrange(0, 2)
    key = f"c{number}" if random.random() < 0.2 else f"eager{random.randrange(3)}"
    print(f"{now / 1000:.3f} {key}")
