#!/usr/bin/python3
"""Invoices of the nursery: GET /invoices/NUMBER; GET /gateway tells whether the payment gateway lets us in."""
import argparse
import http.client
import json
import os
import sqlite3
import sys
import urllib.error
import urllib.request
from http.server import BaseHTTPRequestHandler, HTTPServer

options = argparse.ArgumentParser(prog="billing")
options.add_argument("--port", type=int, required=True)
options.add_argument("--ledger", required=True)
options.add_argument("--gateway", required=True)
chosen = options.parse_args()


def sign_in():
    secret = os.environ.get("BILLING_SECRET", "")
    request = urllib.request.Request(f"{chosen.gateway}/sign-in", headers={"Authorization": f"Bearer {secret}"})
    try:
        with urllib.request.urlopen(request, timeout=2) as answer:
            answer.read()
        return True
    except (urllib.error.URLError, http.client.HTTPException, OSError, ValueError) as error:
        print(f"billing: gateway does not let us in: {error}; our secret has {len(secret)} characters", flush=True)
        return False


class Billing(BaseHTTPRequestHandler):
    timeout = 5

    def do_GET(self):
        if self.path == "/gateway":
            return self.answer(*((200, {"gateway": "signed in"}) if sign_in() else (502, {"gateway": "refused"})))
        with sqlite3.connect(f"file:{chosen.ledger}?mode=ro", uri=True) as ledger:
            wanted = self.path.removeprefix("/invoices/")
            row = ledger.execute("select number, customer, cents from invoices where number = ?", (wanted,)).fetchone()
        if row is None:
            return self.answer(404, {"error": "no such invoice"})
        self.answer(200, dict(zip(("number", "customer", "cents"), row)))

    def answer(self, status, facts):
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(facts).encode() + b"\n")

    def log_message(self, *args):
        pass


if not os.path.isfile(chosen.ledger):
    sys.stderr.write(f"billing: there is no ledger {chosen.ledger}\n")
    sys.exit(2)
sign_in()
print(f"billing: answering on port {chosen.port}", flush=True)
HTTPServer(("127.0.0.1", chosen.port), Billing).serve_forever()
