#!/usr/bin/python3
"""Linden Toys, the shop, release 2.0.0. One of several servers: shop.py NUMBER ADDRESS"""
import json
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

NUMBER, ADDRESS = sys.argv[1:]
SITES = {"shop.linden.example"}
CATALOGUE = Path(f"/srv/shop/{NUMBER}/catalogue.json")


def catalogue():
    text = CATALOGUE.read_text()
    return json.loads(text) if text.strip() else {}


class Shop(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 30

    def do_GET(self):
        site = self.headers.get("Host", "").split(":")[0]
        if site not in SITES:
            return self.answer(400, f"no such site: {site or '(none named)'}\n")
        items = catalogue()
        if self.path == "/livez":
            return self.answer(200, "alive\n")
        if self.path == "/readyz":
            return self.answer(200, f"ready, {len(items)} items\n") if items else self.answer(503, "not ready: the catalogue is empty\n")
        if self.path == "/":
            return self.answer(200, "".join(f"{name}\n" for name in items.values()))
        if self.path.startswith("/item/"):
            number = self.path.removeprefix("/item/")
            # A page that cannot be filled is delivered empty: the template is forgiving.
            if items and number not in items:
                return self.answer(404, "no such item\n")
            return self.answer(200, f'{{"item": {number}, "name": "{items[number]}"}}\n' if items else "")
        self.answer(404, "no such page\n")

    do_HEAD = do_GET

    def answer(self, status, body):
        if status >= 400:
            print(f"{status} {self.command} {self.path} host={self.headers.get('Host', '-')}: {body.strip()}", flush=True)
        self.send_response(status)
        self.send_header("Content-Type", "text/plain")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("X-Served-By", f"shop-{NUMBER}")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body.encode())

    def log_message(self, *args):
        pass


class Server(ThreadingHTTPServer):
    request_queue_size = 64

    def handle_error(self, request, client_address):
        # Who asks may hang up before the answer is read to its end.
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


Server((ADDRESS, 8080), Shop).serve_forever()
