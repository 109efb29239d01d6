#!/usr/bin/python3
"""The tills, as far as this machine sees them: somebody pays every two seconds, and the till asks for a balance."""
import itertools
import time
import urllib.error
import urllib.request

missed = 0
for number in itertools.count():
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:8093/balance/{1000 + number % 200}", timeout=2) as answer:
            answer.read()
        if missed:
            print(f"balances are back after {missed} missed", flush=True)
        missed = 0
    except (urllib.error.URLError, OSError) as error:
        missed += 1
        if missed == 1:
            print(f"no balance: {error}", flush=True)
    time.sleep(2)
