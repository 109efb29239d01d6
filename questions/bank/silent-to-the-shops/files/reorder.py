#!/usr/bin/python3
"""Orders what is running out: asks the stock on this machine and writes down what there is too little of."""
import json
import time
import urllib.request

while True:
    low = []
    for plant in ("monstera", "calathea", "fern"):
        with urllib.request.urlopen(f"http://127.0.0.1:9000/stock/{plant}", timeout=5) as answer:
            if json.load(answer)["pieces"] < 20:
                low.append(plant)
    print("to order: " + (", ".join(low) or "nothing"), flush=True)
    time.sleep(60)
