#!/usr/bin/python3
"""Customers, as far as this machine sees them: somebody places an order every three seconds."""
import itertools
import threading
import time
import urllib.request


def place(number):
    request = urllib.request.Request(f"http://127.0.0.1:8081/orders?product={number * 7 % 60 + 1}&customer=c-{number}", method="POST")
    try:
        urllib.request.urlopen(request, timeout=60).read()
    except OSError as error:
        print(f"c-{number} gave up: {error}", flush=True)


for number in itertools.count(4000):
    threading.Thread(target=place, args=(number,), daemon=True).start()
    time.sleep(3)
