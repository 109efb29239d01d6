"""So many services; most need a few that come before them, and one needs very many."""
import random
import sys

random.seed(5)
many = int(sys.argv[1])
names = [f"s{number:07d}" for number in range(many)]
random.shuffle(names)
for place, name in enumerate(names):
    if place == 0:
        print(f"{name}:")
    elif place % 3 == 0:
        print(f"{name}: {names[place - 1]}")
    else:
        needs = {names[random.randrange(place)] for _ in range(3)}
        print(f"{name}: {' '.join(sorted(needs))}")
