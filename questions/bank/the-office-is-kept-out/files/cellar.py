#!/usr/bin/python3
"""What else listens on this machine: the vault (5432), the console (8022) and the gauges (12000)."""
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

SAYS = {5432: "418250", 8022: "console of ledger-1: who are you?", 12000: "ledger_up 1"}


class Page(BaseHTTPRequestHandler):
    timeout = 5

    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(SAYS[self.server.server_address[1]].encode() + b"\n")

    def log_message(self, *args):
        pass


for port in SAYS:
    threading.Thread(target=ThreadingHTTPServer(("0.0.0.0", port), Page).serve_forever).start()
