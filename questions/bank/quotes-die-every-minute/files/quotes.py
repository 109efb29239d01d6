#!/usr/bin/python3
"""Answers what a plant costs: GET /quote?product=17&quantity=25. GET /stats tells how it is doing."""
import configparser
import json
import signal
import sys
import traceback
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs, urlsplit

SETTINGS = "/etc/quotes/quotes.ini"
PRODUCTS = range(1, 61)
TABLE_ROWS = 2000


class Cache:
    """Remembers finished work; drops the oldest beyond max_entries, unless that is 0."""

    def __init__(self, max_entries):
        self.max_entries = max_entries
        self.entries = {}
        self.hits = 0
        self.misses = 0

    def get(self, key):
        found = self.entries.get(key)
        if found is None:
            self.misses += 1
        else:
            self.hits += 1
        return found

    def put(self, key, value):
        self.entries[key] = value
        while self.max_entries and len(self.entries) > self.max_entries:
            del self.entries[next(iter(self.entries))]


def cents(product, quantity):
    """Price of one piece: the more, the cheaper, down to seventy per cent."""
    full = 350 + product * 37
    return full * (1000 - min(300, quantity // 5)) // 1000


def price_table(product):
    rows = (f"{quantity:6d} pieces {cents(product, quantity):8d} cents each {quantity * cents(product, quantity):12d} in all"
            .ljust(64) for quantity in range(1, TABLE_ROWS + 1))
    return "\n".join(rows) + "\n"


def heading(product, quantity, request):
    return (f"request: {request}\nproduct: {product}\nquantity: {quantity}\n"
            f"total-cents: {quantity * cents(product, quantity)}\n\n")


def render(product, quantity, request):
    return heading(product, quantity, request) + price_table(product)


class Quotes(BaseHTTPRequestHandler):
    cache = Cache(0)
    timeout = 5

    def do_GET(self):
        url = urlsplit(self.path)
        if url.path == "/stats":
            facts = {"entries": len(self.cache.entries), "hits": self.cache.hits, "misses": self.cache.misses}
            return self.answer(200, json.dumps(facts) + "\n", {})
        asked = {name: values[0] for name, values in parse_qs(url.query).items()}
        try:
            product, quantity = int(asked["product"]), int(asked.get("quantity", "1"))
        except (KeyError, ValueError):
            return self.answer(400, "which product, and how many?\n", {})
        if url.path != "/quote" or product not in PRODUCTS or quantity < 1:
            return self.answer(404, "no such quote\n", {})
        page = self.cache.get(url.query)
        source = "cached"
        if page is None:
            source = "computed"
            page = render(product, quantity, asked.get("request", "-"))
            self.cache.put(url.query, page)
        self.answer(200, page, {"X-Quote": source})

    def answer(self, status, body, headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *args):
        pass


class QuoteServer(HTTPServer):
    request_queue_size = 64

    def handle_error(self, request, client_address):
        kind = sys.exc_info()[0]
        if kind is MemoryError:
            raise  # an answer cut short must not look like an answer: end, and let systemd start afresh
        if not issubclass(kind, OSError):
            traceback.print_exc()


def load_settings(*_):
    settings = configparser.ConfigParser()
    settings.read(SETTINGS)
    Quotes.cache = Cache(settings.getint("cache", "max_entries", fallback=0))


load_settings()
signal.signal(signal.SIGHUP, load_settings)
QuoteServer(("127.0.0.1", 8090), Quotes).serve_forever()
