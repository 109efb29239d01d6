#!/usr/bin/python3
"""Sends a confirmation for each order in /srv/orders/waiting. GET /preview?order=4117 shows the text without sending."""
import json
import os
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import smtplib
from email.message import EmailMessage

import rates
import texts

ORDERS = Path("/srv/orders")
RELAY = ("127.0.0.1", 2525)


def load(number):
    for state in ("waiting", "confirmed"):
        path = ORDERS / state / f"{number}.json"
        if path.is_file():
            return json.loads(path.read_text())
    return None


def body_of(order):
    postage = rates.postage(order["grams"])
    return texts.CONFIRMATION.format(postage=f"{postage / 100:.2f}", total=f"{(order['cents'] + postage) / 100:.2f}", **order)


def send(order):
    message = EmailMessage()
    message["From"] = "orders@bramble.example"
    message["To"] = order["mail"].strip()
    message["Subject"] = f"Your order {order['order']}"
    message["X-Order"] = str(order["order"])
    message.set_content(body_of(order))
    with smtplib.SMTP(*RELAY, timeout=5) as relay:
        relay.send_message(message)


def work():
    while True:
        for path in sorted((ORDERS / "waiting").glob("*.json")):
            try:
                send(json.loads(path.read_text()))
                os.rename(path, ORDERS / "confirmed" / path.name)
                print(f"order {path.stem}: confirmed", flush=True)
            except (OSError, smtplib.SMTPException) as error:
                print(f"order {path.stem}: {error}", flush=True)
        time.sleep(1)


class Preview(BaseHTTPRequestHandler):
    timeout = 5

    def do_GET(self):
        asked = parse_qs(urlsplit(self.path).query).get("order", [""])[0]
        order = load(asked) if asked.isdigit() else None
        text = body_of(order) if order else "no such order\n"
        self.send_response(200 if order else 404)
        self.send_header("Content-Type", "text/plain")
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *args):
        pass


threading.Thread(target=work, daemon=True).start()
ThreadingHTTPServer(("127.0.0.1", 8070), Preview).serve_forever()
