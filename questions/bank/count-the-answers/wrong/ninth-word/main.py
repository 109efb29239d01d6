import sys
from collections import Counter

counts = Counter()
bad = 0
for line in sys.stdin:
    words = line.split()
    if len(words) > 8 and words[8].isdigit() and len(words[8]) == 3:
        counts[words[8]] += 1
    else:
        bad += 1
for code in sorted(counts):
    print(code, counts[code])
if bad:
    print(bad, "bad lines", file=sys.stderr)
