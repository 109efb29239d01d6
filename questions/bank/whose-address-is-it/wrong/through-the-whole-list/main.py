import sys

NUMBERS = [str(n) for n in range(256)]


def parse(text):
    parts = text.split(".")
    if len(parts) != 4 or any(p not in NUMBERS for p in parts):
        return None
    a, b, c, d = map(int, parts)
    return (a << 24) + (b << 16) + (c << 8) + d


plan = {}
in_plan = True
nets = []
for number, line in enumerate(sys.stdin, 1):
    words = line.split()
    if in_plan and not words:
        in_plan = False
        nets = sorted(((length, first, team) for (length, first), team in plan.items()), reverse=True)
    elif in_plan:
        text, slash, length = words[0].partition("/")
        first = parse(text)
        if len(words) != 2 or first is None or length not in NUMBERS[:33] or first % (1 << 32 - int(length)):
            print("bad line", number, file=sys.stderr)
            sys.exit(1)
        plan[int(length), first] = words[1]
    else:
        address = parse(line.strip())
        if address is None:
            print("?")
            continue
        for length, first, team in nets:
            if first <= address < first + (1 << 32 - length):
                print(team)
                break
        else:
            print("-")
