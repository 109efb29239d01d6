"""What changed between two readings of /proc/meminfo."""
import re
import sys

LINE = re.compile(r"([A-Za-z0-9_()]+):\s+([0-9]+)(?: kB)?\s*")


def read(lines):
    """[{name: value}] of the two readings."""
    readings = [{}]
    for number, line in enumerate(lines, start=1):
        if line.strip() == "---":
            readings.append({})
            continue
        if not line.strip():
            continue
        match = LINE.fullmatch(line)
        if not match:
            sys.exit(f"line {number} is not a line of meminfo")
        readings[-1][match[1]] = int(match[2])
    if len(readings) != 2:
        sys.exit(f"two readings are needed, with --- between them; there are {len(readings)}")
    return readings


def main():
    before, after = read(sys.stdin)
    changes = []
    for name in before.keys() | after.keys():
        if name not in after:
            changes.append((name, None, "gone"))
        elif name not in before:
            changes.append((name, None, "new"))
        elif before[name] != after[name]:
            changes.append((name, after[name] - before[name], ""))
    numbers = sorted((c for c in changes if c[1] is not None), key=lambda c: (-c[1], c[0]))
    words = sorted(c for c in changes if c[1] is None)
    for name, delta, _ in numbers:
        print(f"{name} {delta:+d}")
    for name, _, word in words:
        print(name, word)


main()
