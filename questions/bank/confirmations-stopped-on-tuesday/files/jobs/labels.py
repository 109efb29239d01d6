#!/usr/bin/python3
"""Prints the parcel label of an order: labels.py 4117"""
import json
import sys
from pathlib import Path

from email import tidy

ORDERS = Path("/srv/orders")

for number in sys.argv[1:]:
    found = [path for state in ("waiting", "confirmed") for path in [ORDERS / state / f"{number}.json"] if path.is_file()]
    if not found:
        sys.exit(f"{number}: no such order")
    order = json.loads(found[0].read_text())
    print(f"** {order['order']} **\n{order['customer']}\n{order['street']}\n{tidy(order['mail'])}\n{order['grams']} g")
