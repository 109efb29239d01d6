import sys

if len(sys.argv) != 3 or not sys.argv[1].isdigit() or not sys.argv[2].isdigit() or int(sys.argv[1]) >= int(sys.argv[2]):
    print("usage: main.py FROM TO", file=sys.stderr)
    sys.exit(2)
a, b = int(sys.argv[1]), int(sys.argv[2])
events = []
for number, line in enumerate(sys.stdin, 1):
    words = line.split()
    if not words:
        continue
    if len(words) != 2 or not words[0].isdigit() or words[1] not in ("up", "down"):
        print("bad line", number, file=sys.stderr)
        sys.exit(1)
    events.append((int(words[0]), words[1]))
events.sort()
down = longest = when = 0
since = None
for time, state in events + [(b, "up")]:
    if state == "down" and since is None:
        since = time
    if state == "up" and since is not None:
        start, stop = max(a, since), min(b, time)
        if stop > start:
            down += stop - start
            if stop - start > longest:
                longest, when = stop - start, start
        since = None
share = (b - a - down) * 100000 // (b - a)
print("available %d.%03d" % (share // 1000, share % 1000))
print(f"longest {longest} {when}" if longest else "longest none")
