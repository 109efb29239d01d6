#!/usr/bin/python3
"""The three machines of room west that the booking page asks, each at its own address."""
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

SAYS = {"10.30.0.12": {"free": 14}, "10.30.0.13": {"cents": 1250}, "10.30.0.14": {"queue": "open"}}


class Shelf(BaseHTTPRequestHandler):
    timeout = 5

    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps(SAYS[self.server.server_address[0]]).encode() + b"\n")

    def log_message(self, *args):
        pass


for address in SAYS:
    threading.Thread(target=ThreadingHTTPServer((address, 7000), Shelf).serve_forever).start()
