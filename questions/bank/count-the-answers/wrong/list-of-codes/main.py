import re
import sys

REQUEST = re.compile(r'\S+ \S+ .*?\[[^\]]*\] "(?:[^"\\]|\\.)*" (\d{3}) (?:\d+|-)(?: |$)')
seen = []
counts = {}
bad = 0
for line in sys.stdin:
    match = REQUEST.match(line.rstrip("\r\n"))
    if not match:
        bad += 1
        continue
    seen.append(match[1])
    counts[match[1]] = seen.count(match[1])
for code in sorted(counts):
    print(code, counts[code])
if bad:
    print(bad, "bad lines", file=sys.stderr)
