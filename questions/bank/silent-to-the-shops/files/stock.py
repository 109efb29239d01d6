#!/usr/bin/python3
"""How many plants are left: GET /stock/NAME for the shops; GET /admin/state for those who look after it."""
import json
import os
import pathlib
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PLANTS = pathlib.Path("/srv/stock/plants.json")


class Answers(BaseHTTPRequestHandler):
    timeout = 5

    def answer(self, status, facts):
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(facts).encode() + b"\n")

    def log_message(self, *args):
        pass


class Public(Answers):
    def do_GET(self):
        name = self.path.removeprefix("/stock/")
        pieces = json.loads(PLANTS.read_text()).get(name)
        if pieces is None:
            return self.answer(404, {"error": "no such plant"})
        # The shop's books keep to whom each number was told.
        self.answer(200, {"plant": name, "pieces": pieces, "told": self.client_address[0]})


class Admin(Answers):
    def do_GET(self):
        if self.path != "/admin/state":
            return self.answer(404, {"error": "no such page"})
        self.answer(200, {"plants": len(json.loads(PLANTS.read_text())), "state": "fine"})


def serve(setting, answers):
    host, port = os.environ[setting].rsplit(":", 1)
    server = ThreadingHTTPServer((host, int(port)), answers)
    threading.Thread(target=server.serve_forever).start()
    print(f"ready: {answers.__name__.lower()} pages, port {port}", flush=True)


serve("PUBLIC_ADDRESS", Public)
serve("ADMIN_ADDRESS", Admin)
