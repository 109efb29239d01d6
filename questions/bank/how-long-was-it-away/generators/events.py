"""So many events in no order, some of them said twice."""
import random
import sys

random.seed(31)
for _ in range(int(sys.argv[1])):
    print(random.randrange(10**10), random.choice(("up", "down")))
