import sys
from collections import Counter

if len(sys.argv) != 2 or not sys.argv[1].isdigit():
    print("usage", file=sys.stderr)
    sys.exit(2)
counts = Counter()
for line in sys.stdin:
    words = line.split()
    if words and (":" in words[0] or words[0][0].isdigit()):
        counts[words[0]] += 1
for ip, n in sorted(counts.items(), key=lambda item: (-item[1], [len(p) for p in item[0].split(".")][-1:], item[0]))[: int(sys.argv[1])]:
    print(n, ip)
