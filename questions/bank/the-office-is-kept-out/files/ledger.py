#!/usr/bin/python3
"""The nursery's ledger. GET /balance asks the vault next to it for the sum of the day."""
import json
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Ledger(BaseHTTPRequestHandler):
    timeout = 5

    def do_GET(self):
        with urllib.request.urlopen("http://127.0.0.1:5432/sum", timeout=3) as vault:
            cents = int(vault.read())
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps({"balance-cents": cents, "told": self.client_address[0]}).encode() + b"\n")

    def log_message(self, *args):
        pass


ThreadingHTTPServer(("0.0.0.0", 8443), Ledger).serve_forever()
