#!/usr/bin/python3
"""The shop, as far as this machine sees it: a parcel is packed every few seconds, and its customer gets a notice."""
import itertools
import time
import urllib.error
import urllib.request

for parcel in itertools.count(5001):
    try:
        request = urllib.request.Request(f"http://127.0.0.1:8092/notices?to=C{parcel}&text=parcel+{parcel}+is+packed", method="POST")
        with urllib.request.urlopen(request, timeout=2) as answer:
            answer.read()
    except (urllib.error.URLError, OSError) as error:
        print(f"parcel {parcel}: no notice: {error}", flush=True)
    time.sleep(2)
