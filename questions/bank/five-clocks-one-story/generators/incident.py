"""So many lines of six hosts, one of them unknown to the gate; always the same."""
import random
import sys

random.seed(40)
AHEAD = {"shop": 1500, "stock": -800, "mail": 70, "bank": -12}
many = int(sys.argv[1])
for number in range(many // 4):
    time = 100_000 + number * 7
    print(time, "gate", f"r{number}", "in")
    host = random.choice(list(AHEAD))
    print(time + AHEAD[host] + random.randrange(9), host, f"r{number}", "work")
    print(time + AHEAD[host] + 9, host, "-", "note")
    print(number % 9000, "night", f"n{number}", "copy")
