"""So many requests of a third as many addresses, always the same."""
import random
import sys

random.seed(3)
many = int(sys.argv[1])
for number in range(many):
    host = random.randrange(many // 3) if random.random() < 0.9 else random.randrange(50)
    print(f"10.{host // 65536 % 256}.{host // 256 % 256}.{host % 256} GET /{number % 100}")
