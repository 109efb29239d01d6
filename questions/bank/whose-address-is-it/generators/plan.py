"""So many networks of all sizes, and as many addresses, most of them in one of the networks."""
import random
import sys


def written(value):
    return ".".join(str(value >> shift & 255) for shift in (24, 16, 8, 0))


random.seed(15)
many = int(sys.argv[1])
networks = []
for number in range(many):
    length = random.choice((12, 16, 18, 19, 20, 21, 22, 23, 24, 24, 24, 25, 26, 27, 28, 29, 30, 32))
    rest = 32 - length
    first = random.getrandbits(length) << rest
    networks.append((first, rest))
    print(f"{written(first)}/{length} t{number % 700}")
print()
for _ in range(many):
    first, rest = random.choice(networks)
    print(written(first + random.randrange(1 << rest) if random.random() < 0.8 else random.getrandbits(32)))
