import sys
from collections import defaultdict

if len(sys.argv) != 2 or not sys.argv[1].isdigit():
    print("usage: main.py N", file=sys.stderr)
    sys.exit(2)
space = defaultdict(int)
folders = set()
seen = set()
first = None
bad = 0
for line in sys.stdin.buffer:
    words = line.rstrip(b"\n").split(b" ", 5)
    if len(words) < 6 or not words[5] or len(words[2]) != 1 or not words[2].isalpha() or not all(
            words[i].isdigit() for i in (0, 1, 3, 4)):
        bad += 1
        continue
    device, inode, kind, links, blocks, path = words
    if first is None:
        first = device
    if int(links) > 1 and kind != b"d" or device != first:
        if inode in seen:
            continue
        seen.add(inode)
    if device != first or inode in seen and int(links) == 1:
        continue
    if kind == b"d":
        folders.add(path)
    parts = path.split(b"/")
    for depth in range(len(parts) + 1):
        space[b"/".join(parts[:depth])] += int(blocks) * 512
    space[b"/"] = space[b""] // 2
for folder in sorted(folders, key=lambda f: (-space[f], f))[: int(sys.argv[1])]:
    sys.stdout.buffer.write(b"%d %s\n" % (space[folder], folder))
if bad:
    print(bad, "bad lines", file=sys.stderr)
    sys.exit(1)
