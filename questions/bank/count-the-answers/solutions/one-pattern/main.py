import re
import sys
from collections import Counter

REQUEST = re.compile(r'\S+ \S+ .*?\[[^\]]*\] "(?:[^"\\]|\\.)*" (\d{3}) (?:\d+|-)(?: |$)')


def main():
    counts = Counter()
    left_out = 0
    for line in sys.stdin:
        match = REQUEST.match(line.rstrip("\r\n"))
        if match:
            counts[match[1]] += 1
        else:
            left_out += 1
    for code in sorted(counts):
        print(code, counts[code])
    if left_out:
        print(f"{left_out} lines are no requests", file=sys.stderr)


main()
