#!/usr/bin/python3
"""The shop's customers, as far as this machine sees them: somebody logs in every half minute."""
import itertools
import time
import urllib.error
import urllib.request

for number in itertools.count(70001):
    try:
        request = urllib.request.Request(f"http://127.0.0.1:8091/login?customer=C{number}", method="POST")
        with urllib.request.urlopen(request, timeout=2) as answer:
            answer.read()
    except (urllib.error.URLError, OSError):
        pass
    time.sleep(30)
