import sys

try:
    promise = float(sys.argv[1])
except (IndexError, ValueError):
    promise = 0
if not 0 < promise < 100:
    print("usage", file=sys.stderr)
    sys.exit(2)
rows = []
for number, line in enumerate(sys.stdin, 1):
    words = line.split()
    if len(words) != 3 or not all(w.isdigit() for w in words):
        print("bad line", number, file=sys.stderr)
        sys.exit(1)
    m, good, total = map(int, words)
    if good > total or (rows and m <= rows[-1][0]):
        print("bad line", number, file=sys.stderr)
        sys.exit(1)
    rows.append((m, total - good, total))


def burn(part):
    total = sum(r[2] for r in part)
    return sum(r[1] for r in part) / total / (1 - promise / 100) if total else 0


print(f"left {100 - 100 * burn(rows):.2f}")
print(f"burn {burn(rows[-60:]):.2f} {burn(rows[-360:]):.2f}")
print("page", "yes" if burn(rows[-60:]) > 14.4 or burn(rows[-360:]) > 6 else "no")
