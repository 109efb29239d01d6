#!/usr/bin/python3
"""The web shop's front end, as far as this machine sees it: ten quotes a second, each with a request number."""
import itertools
import time
import urllib.error
import urllib.request

failed = 0
for number in itertools.count(100001):
    query = f"product={number * 7 % 60 + 1}&quantity={number % 5 * 10 + 1}&request=W-{number}"
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:8090/quote?{query}", timeout=2) as quote:
            quote.read()
        if failed:
            print(f"quotes are back after {failed} missed", flush=True)
        failed = 0
    except (urllib.error.URLError, OSError) as error:
        if failed == 0:
            print(f"W-{number}: price on request: {error}", flush=True)
        failed += 1
    time.sleep(0.1)
