#!/usr/bin/python3
"""Balances of customers: GET /balance/NUMBER. They are kept in the shelf."""
import os
import socket
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer

PORT = int(os.environ.get("LEDGER_PORT", "8093"))
HOST, _, SHELF_PORT = os.environ.get("LEDGER_SHELF", "127.0.0.1:5433").partition(":")


class Shelf:
    def __init__(self):
        self.end = socket.create_connection((HOST, int(SHELF_PORT)), timeout=2)
        self.lines = self.end.makefile("rw", encoding="utf-8", newline="\n")

    def get(self, key):
        self.lines.write(f"get {key}\n")
        self.lines.flush()
        line = self.lines.readline()
        if not line:
            raise ConnectionError("the shelf has hung up")
        return line.strip()


class Ledger(BaseHTTPRequestHandler):
    timeout = 5

    def do_GET(self):
        try:
            cents = shelf.get(self.path.removeprefix("/balance/"))
        except OSError as error:
            print(f"ledger: lost the shelf: {error}; ending", flush=True)
            os._exit(0)
        self.send_response(200 if cents else 404)
        self.end_headers()
        self.wfile.write(f"{cents or 'no such customer'}\n".encode())

    def log_message(self, *args):
        pass


try:
    shelf = Shelf()
except OSError as error:
    print(f"ledger: cannot reach the shelf: {error}; ending", flush=True)
    sys.exit(0)
print(f"ledger: ready, port {PORT}", flush=True)
HTTPServer(("127.0.0.1", PORT), Ledger).serve_forever()
