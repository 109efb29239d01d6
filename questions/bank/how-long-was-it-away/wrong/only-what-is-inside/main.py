import sys

try:
    a, b = (int(x) for x in sys.argv[1:])
    assert a < b
except (ValueError, AssertionError):
    print("usage: main.py FROM TO", file=sys.stderr)
    sys.exit(2)
events = {}
for number, line in enumerate(sys.stdin, 1):
    words = line.split()
    if not words:
        continue
    if len(words) != 2 or not words[0].isdigit() or words[1] not in ("up", "down"):
        print("bad line", number, file=sys.stderr)
        sys.exit(1)
    if a <= int(words[0]) < b:
        events[int(words[0])] = words[1]
down = 0
best = (0, 0)
since = None
for time, state in sorted(events.items()) + [(b, "up")]:
    if state == "down":
        if since is None:
            since = time
    elif since is not None:
        down += time - since
        best = max(best, (time - since, -since))
        since = None
share = (b - a - down) * 100000 // (b - a)
print("available %d.%03d" % (share // 1000, share % 1000))
print("longest %d %d" % (best[0], -best[1]) if best[0] else "longest none")
