#!/usr/bin/python3
"""Makes a small preview of every photo that the gallery uploads, the oldest first.

incoming/ -> working/ -> done/     the preview goes to /var/lib/previews
                      -> failed/   what it cannot use; the office writes to those customers
SIGUSR1 prints where in the program it is, to the journal.
"""
import faulthandler
import json
import os
import re
import signal
import time

SPOOL = "/var/spool/previews"
PREVIEWS = "/var/lib/previews"
# A name is made of words, and ends like a photo: "IMG_0042.jpg", "our garden in june.png".
NAME = re.compile(r"^(([A-Za-z0-9]+[ _-]?)+)\.(jpe?g|png)$")


def place(folder, job):
    return os.path.join(SPOOL, folder, job)


def title_of(name):
    found = NAME.match(name)
    if not found:
        raise ValueError("this is no name for a photo")
    return found.group(1).replace("_", " ").strip()


def shrink(photo):
    """16 by 16 grey values become 4 by 4: the mean of each square."""
    rows = [photo[start:start + 16] for start in range(0, 256, 16)]
    squares = [[rows[4 * y + dy][4 * x + dx] for dy in range(4) for dx in range(4)] for y in range(4) for x in range(4)]
    return [sum(square) // len(square) for square in squares]


def make_preview(job):
    began = time.monotonic()
    with open(place("working", job), encoding="utf-8") as text:
        upload = json.load(text)
        title = title_of(upload["name"])
        grey = shrink(bytes.fromhex(upload["photo"]))
    number = job.removesuffix(".job")
    with open(f"{PREVIEWS}/{number}.tmp", "w", encoding="utf-8") as preview:
        preview.write(f"P2\n# {title}\n4 4\n255\n{' '.join(map(str, grey))}\n")
    os.replace(f"{PREVIEWS}/{number}.tmp", f"{PREVIEWS}/{number}.pgm")
    print(f"{job}: preview made in {(time.monotonic() - began) * 1000:.1f} ms", flush=True)


def work_on(job):
    os.rename(place("incoming", job), place("working", job))
    try:
        make_preview(job)
    except (ValueError, KeyError, IndexError) as error:
        print(f"{job}: to failed/: {error}", flush=True)
        os.rename(place("working", job), place("failed", job))
    else:
        os.rename(place("working", job), place("done", job))


faulthandler.register(signal.SIGUSR1)
# Nothing may get lost when we are interrupted: what we had begun is begun again.
for left in sorted(os.listdir(place("working", ""))):
    print(f"{left}: was interrupted, back to the queue", flush=True)
    os.rename(place("working", left), place("incoming", left))
while True:
    for waiting in sorted(name for name in os.listdir(place("incoming", "")) if name.endswith(".job")):
        work_on(waiting)
    time.sleep(0.5)
