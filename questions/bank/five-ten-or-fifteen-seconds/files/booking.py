#!/usr/bin/python3
"""Guided tours of the nursery. Each page asks one, two or three machines in room west and puts the answers together."""
import json
import time
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

ROOM = "plants.internal"
PAGES = {"/tours": ["bookings"], "/offers": ["bookings", "prices"], "/book": ["bookings", "prices", "mail"]}


class Booking(BaseHTTPRequestHandler):
    timeout = 5

    def do_GET(self):
        began = time.monotonic()
        facts, status = {}, 404
        try:
            for machine in PAGES.get(self.path, []):
                with urllib.request.urlopen(f"http://{machine}.{ROOM}:7000/", timeout=5) as answer:
                    facts.update(json.load(answer))
            status = 200 if facts else 404
        except OSError as error:
            facts, status = {"error": str(error)}, 502
        try:
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(json.dumps(facts).encode() + b"\n")
        except OSError:
            status = "gone away"
        print(f"{self.path} {status} {time.monotonic() - began:.2f} s", flush=True)

    def log_message(self, *args):
        pass


ThreadingHTTPServer(("0.0.0.0", 8060), Booking).serve_forever()
