#!/usr/bin/python3
"""People at the box office, as far as this machine sees them: about three a second, some for events that are sold out."""
import itertools
import threading
import time
import urllib.error
import urllib.request


def buy(number):
    request = urllib.request.Request(f"http://127.0.0.1:8082/buy?event={1 + number * 5 % 13}&customer=c-{number}", method="POST")
    try:
        urllib.request.urlopen(request, timeout=15).read()
    except urllib.error.HTTPError as error:
        if error.code != 409:
            print(f"c-{number} gives up: {error}", flush=True)
    except OSError as error:
        print(f"c-{number} gives up: {error}", flush=True)


for number in itertools.count(5000):
    threading.Thread(target=buy, args=(number,), daemon=True).start()
    time.sleep(0.33)
