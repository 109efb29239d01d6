"""The ledger as it was, directly (FROM TO) or through the service (FROM TO URL), and what is in the archive (archive)."""
import pathlib
import random
import sqlite3
import sys
import urllib.request

SCHEMA = "CREATE TABLE entries (id INTEGER PRIMARY KEY, ref TEXT NOT NULL UNIQUE, cents INTEGER NOT NULL, text TEXT NOT NULL)"


def entry(number):
    return f"s{number % 2 + 1}-{number:06d}", 120 + number * 7919 % 9500, f"sale-{number * 31 % 977}"


def archive():
    folder = pathlib.Path("/root/archive")
    folder.mkdir()
    for name, size, head in (("floor-plan.tif", 210000, b"II*\0"), ("old-logo.bmp", 90000, b"BM"),
                             ("lease-2019.pdf", 301234, b"%PDF-1.4\n"), ("inventory.csv", 5000, b"item;pieces\n")):
        (folder / name).write_bytes(head + random.Random(name).randbytes(size - len(head)))
        (folder / name).chmod(0o644)


if sys.argv[1] == "archive":
    archive()
elif len(sys.argv) == 3:
    db = sqlite3.connect("/var/lib/ledger/ledger.db")
    db.execute(SCHEMA)
    db.executemany("INSERT INTO entries VALUES (?, ?, ?, ?)", ((n, *entry(n)) for n in range(int(sys.argv[1]), int(sys.argv[2]) + 1)))
    db.commit()
else:
    for n in range(int(sys.argv[1]), int(sys.argv[2]) + 1):
        ref, cents, text = entry(n)
        request = urllib.request.Request(f"{sys.argv[3]}/entries?ref={ref}&cents={cents}&text={text}", method="POST")
        urllib.request.urlopen(request, timeout=5).read()
