import sys

if len(sys.argv) != 2 or not (sys.argv[1].isascii() and sys.argv[1].isdigit()):
    print("usage: main.py N", file=sys.stderr)
    sys.exit(2)
seen = set()
files = []
folders = []
device = None
bad = 0
for line in sys.stdin.buffer:
    words = line.rstrip(b"\n").split(b" ", 5)
    if len(words) < 6 or not words[5] or len(words[2]) != 1 or not all(words[i].isdigit() for i in (0, 1, 3, 4)):
        bad += 1
        continue
    if not words[2].isalpha():
        bad += 1
        continue
    device = device or words[0]
    if words[0] != device or words[1] in seen:
        continue
    seen.add(words[1])
    files.append((words[5], int(words[4]) * 512))
    if words[2] == b"d":
        folders.append(words[5])
result = []
for folder in folders:
    below = folder if folder == b"/" else folder + b"/"
    total = 0
    for path, size in files:
        if path.startswith(folder):
            total += size
    result.append((-total, folder))
for total, folder in sorted(result)[: int(sys.argv[1])]:
    sys.stdout.buffer.write(b"%d %s\n" % (-total, folder))
if bad:
    print(bad, "lines left out", file=sys.stderr)
    sys.exit(1)
