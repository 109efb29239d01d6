"""A listing of so many things, a tenth of them folders, some with a second name."""
import random
import sys

random.seed(22)
many = int(sys.argv[1])
folders = ["/srv"]
print("2049 2 d 9 8 /srv")
for number in range(3, many + 2):
    parent = random.choice(folders[-40:] if random.random() < 0.3 else folders)
    if number % 10 == 0 and parent.count("/") < 7:
        folders.append(f"{parent}/part {number}")
        print(f"2049 {number} d 2 8 {folders[-1]}")
    elif number % 50 == 1:
        print(f"2049 {random.randrange(max(3, number - 30), number)} f 2 64 {parent}/again{number}")
    else:
        print(f"2049 {number} f 1 {random.randrange(0, 5000, 8)} {parent}/file{number}.log")
