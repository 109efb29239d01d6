import csv
import math
import sys

if len(sys.argv) != 2:
    print("usage", file=sys.stderr)
    sys.exit(2)
rows = [r for r in list(csv.reader(sys.stdin))[1:] if len(r) == 3]
names = []
for row in rows:
    if row[0] not in names:
        names.append(row[0])


def last(host, metric):
    found = None
    for row in rows:
        if row[0] == host and row[1] == metric:
            found = row[2]
    try:
        value = float(found)
        return None if math.isnan(value) or math.isinf(value) else value
    except (TypeError, ValueError):
        return None


out = []
look = gaps = 0
for host in sorted(names):
    a, p, k = last(host, "availability"), last(host, "p95"), last(host, "disk")
    cells = [
        ("-" if a is None else f"{math.floor(a * 100 + 1e-7) / 100:.2f}").rjust(12) + ("!" if a is not None and a < 99.9 else " "),
        ("-" if p is None else str(math.ceil(p))).rjust(10) + ("!" if p is not None and p > 500 else " "),
        ("-" if k is None else str(math.ceil(k))).rjust(10) + ("!" if k is not None and k >= 90 else " "),
    ]
    look += "!" in "".join(cells)
    gaps += None in (a, p, k)
    out.append((host, "".join(cells)))
state = f"[LOOK] {look}" if look else f"[GAPS] {gaps}" if gaps else f"[OK] {len(out)}"
wide = max([len(h) for h, _ in out] + [4])
print("From: figures@example.org")
print("To: " + sys.argv[1])
print(f"Subject: {state} of {len(out)} hosts")
print("MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n")
print("host".ljust(wide) + "  availability        p95       disk")
for host, cells in out:
    print(host.ljust(wide) + "  " + cells)
