"""Two readings with so many names, always the same."""
import random
import sys

random.seed(12)
many = int(sys.argv[1])
for part in range(2):
    names = [f"N{number}" for number in range(many)]
    random.shuffle(names)
    for name in names:
        print(f"{name}: {random.randrange(10**6)} kB")
    if part == 0:
        print("---")
