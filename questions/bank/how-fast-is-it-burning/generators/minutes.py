"""So many minutes in a row, always the same."""
import random
import sys

random.seed(2)
for minute in range(int(sys.argv[1])):
    total = random.randrange(900, 1100)
    print(minute, total - (random.randrange(5) == 0) * random.randrange(4), total)
