import sys

args = sys.argv[1:]
if len(args) != 2 or not all(x.isdigit() for x in args) or int(args[0]) >= int(args[1]):
    print("usage: main.py FROM TO", file=sys.stderr)
    sys.exit(2)
a, b = map(int, args)
events = []
for number, line in enumerate(sys.stdin, 1):
    words = line.split()
    if not words:
        continue
    if len(words) != 2 or not words[0].isdigit() or words[1] not in ("up", "down"):
        print("bad line", number, file=sys.stderr)
        sys.exit(1)
    events.append((int(words[0]), words[1]))
    events.sort(key=lambda event: event[0])
last = dict(events)
down = longest = when = 0
since = None
for time, state in last.items():
    if state == "down":
        since = time if since is None else since
    elif since is not None:
        length = min(b, time) - max(a, since)
        if length > 0:
            down += length
            if length > longest:
                longest, when = length, max(a, since)
        since = None
if since is not None and b > max(a, since):
    length = b - max(a, since)
    down += length
    if length > longest:
        longest, when = length, max(a, since)
share = (b - a - down) * 100000 // (b - a)
print("available %d.%03d" % (share // 1000, share % 1000))
print(f"longest {longest} {when}" if longest else "longest none")
