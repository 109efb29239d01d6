#!/usr/bin/python3
"""The two tills: a sale every three seconds each. A till tries until it is told that its sale is booked, and then notes that."""
import json
import pathlib
import threading
import time
import urllib.request

BOOKED = pathlib.Path("/var/lib/tills/booked")
note = threading.Lock()


def book(ref, cents):
    """Until it is booked, however long that takes."""
    while True:
        request = urllib.request.Request(f"http://127.0.0.1:8084/entries?ref={ref}&cents={cents}&text=sale", method="POST")
        try:
            with urllib.request.urlopen(request, timeout=5) as answer:
                if json.load(answer)["ref"] == ref:
                    return
        except (OSError, ValueError, KeyError) as error:
            print(f"{ref} is kept for later: {error}", flush=True)
        time.sleep(1)


def till(name):
    start = time.time_ns() // 1_000_000
    number = 0
    while True:
        number += 1
        ref = f"{name}-{start}-{number}"
        book(ref, 150 + number * 37 % 900)
        with note, BOOKED.open("a") as booked:
            booked.write(ref + "\n")
        time.sleep(3)


for name in ("t1", "t2"):
    threading.Thread(target=till, args=(name,)).start()
