"""So many measurements from 100 to 999, always the same."""
import random
import sys

random.seed(34)
for _ in range(int(sys.argv[1])):
    print(random.randrange(100, 1000))
