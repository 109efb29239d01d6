"""So many commands on more keys than there is room for, always the same."""
import random
import sys

random.seed(11)
many = int(sys.argv[1])
for number in range(many):
    key = random.randrange(40000) if random.random() < 0.7 else random.randrange(500)
    print(f"put p{key} {number}" if random.random() < 0.85 else f"get p{key}")
print("size")
