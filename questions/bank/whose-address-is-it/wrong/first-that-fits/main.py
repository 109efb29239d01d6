import ipaddress
import re
import sys

lines = sys.stdin.read().split("\n")
if lines[-1] == "":
    lines.pop()
plan = {}
number = 0
while number < len(lines) and lines[number].strip():
    words = lines[number].split()
    number += 1
    try:
        net, team = words
        if not re.search(r"/(0|[1-9]\d?)$", net):
            raise ValueError
        plan[ipaddress.IPv4Network(net)] = team
    except ValueError:
        print("bad line", number, file=sys.stderr)
        sys.exit(1)
for line in lines[number + 1:]:
    try:
        address = ipaddress.IPv4Address(line.strip())
    except ValueError:
        print("?")
        continue
    for net, team in plan.items():
        if address in net:
            print(team)
            break
    else:
        print("-")
