import sys

try:
    promise = float(sys.argv[1])
except (IndexError, ValueError):
    promise = 0
if not 0 < promise < 100:
    print("usage", file=sys.stderr)
    sys.exit(2)
rows = {}
last = -1
for number, line in enumerate(sys.stdin, 1):
    words = line.split()
    if len(words) != 3 or not all(w.isdigit() for w in words) or int(words[1]) > int(words[2]) or int(words[0]) <= last:
        print("bad line", number, file=sys.stderr)
        sys.exit(1)
    last = int(words[0])
    rows[last] = (int(words[1]), int(words[2]))


def burn(window):
    ratios = [1 - g / t for m, (g, t) in rows.items() if m > last - window and t]
    return sum(ratios) / min(window, last + 1) / (1 - promise / 100) if ratios else 0


print(f"left {100 - 100 * burn(10**9):.2f}")
print(f"burn {burn(60):.2f} {burn(360):.2f}")
print("page", "yes" if burn(60) > 14.4 or burn(360) > 6 else "no")
