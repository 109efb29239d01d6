"""Two files with so many settings in 100 sections; the second in another order, with one of a hundred changed."""
import random
import sys

random.seed(32)
many = int(sys.argv[1])
sections = [[] for _ in range(100)]
for number in range(many):
    sections[random.randrange(100)].append((f"setting{number}", random.randrange(10**6)))

for number, settings in enumerate(sections):
    print(f"[part{number}]")
    for key, value in settings:
        print(f"{key} = {value}")
print("=====")
random.shuffle(sections[0])
for number in reversed(range(100)):
    print(f"[part{number}]")
    for key, value in reversed(sections[number]):
        chance = random.randrange(300)
        if chance == 0:
            print(f"{key}x = {value}")
        elif chance == 1:
            print(f"{key} = {value}0")
        else:
            print(f"{key}={value}")
print("exit = 1")
