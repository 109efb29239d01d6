#!/usr/bin/python3
"""The packing desk: asks for one label after another and tries failed ones again on the next round."""
import itertools
import time
import urllib.error
import urllib.request

failed = 0
for number in itertools.cycle(range(1001, 1121)):
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:8070/labels/{number}", timeout=5) as label:
            label.read()
        if failed:
            print(f"labels are coming again, {failed} to be printed once more", flush=True)
        failed = 0
    except (urllib.error.URLError, OSError) as error:
        if failed % 40 == 0:
            print(f"order {number}: no label: {error}", flush=True)
        failed += 1
    time.sleep(0.25)
