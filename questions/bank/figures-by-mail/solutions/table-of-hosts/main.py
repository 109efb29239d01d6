"""Makes a mail of hosts' figures."""
import csv
import sys
from decimal import Decimal, InvalidOperation, ROUND_CEILING, ROUND_FLOOR

# Figure: (width, smallest step shown, rounding, whether to look at it)
FIGURES = {
    "availability": (12, Decimal("0.01"), ROUND_FLOOR, lambda value: value < Decimal("99.9")),
    "p95": (10, Decimal("1"), ROUND_CEILING, lambda value: value > 500),
    "disk": (10, Decimal("1"), ROUND_CEILING, lambda value: value >= 90),
}


def number(text):
    try:
        value = Decimal(text.strip())
    except InvalidOperation:
        return None
    return value if value.is_finite() else None


def read(lines):
    """{host: {figure: number or None}}"""
    hosts = {}
    for row in list(csv.reader(lines))[1:]:
        if len(row) == 3:
            host, figure, value = row
            hosts.setdefault(host, {})[figure] = number(value)
    return hosts


def cell(figure, value):
    width, step, rounding, look = FIGURES[figure]
    shown = "-" if value is None else str(value.quantize(step, rounding=rounding))
    return f"{shown:>{width}}" + ("!" if value is not None and look(value) else " ")


def subject(rows):
    for word, sign in (("LOOK", "!"), ("GAPS", "-")):
        count = sum(any(sign in text for text in cells) for cells in rows.values())
        if count:
            return f"[{word}] {count} of {len(rows)} hosts"
    return f"[OK] {len(rows)} of {len(rows)} hosts"


def main():
    if len(sys.argv) != 2:
        print("usage: main.py ADDRESS < table.csv", file=sys.stderr)
        sys.exit(2)
    hosts = read(sys.stdin)
    rows = {host: [cell(figure, hosts[host].get(figure)) for figure in FIGURES] for host in sorted(hosts)}
    wide = max(map(len, [*rows, "host"]))
    print("From: figures@example.org")
    print(f"To: {sys.argv[1]}")
    print(f"Subject: {subject(rows)}")
    print("MIME-Version: 1.0")
    print("Content-Type: text/plain; charset=utf-8")
    print("Content-Transfer-Encoding: 8bit")
    print()
    print(f"{'host':<{wide}}  {'availability':>12} {'p95':>10} {'disk':>10}".rstrip())
    for host, cells in rows.items():
        print(f"{host:<{wide}}  {''.join(cells)}".rstrip())


main()
