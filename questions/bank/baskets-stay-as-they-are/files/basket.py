#!/usr/bin/python3
"""Baskets: GET /baskets/c-0042, POST or DELETE /baskets/c-0042?item=fern&quantity=1. Kept in Redis, one hash each."""
import json
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import redis

store = redis.Redis(host="127.0.0.1", port=6379, socket_timeout=3, decode_responses=True)


class Baskets(BaseHTTPRequestHandler):
    timeout = 5

    def do_GET(self):
        self.act(lambda key, item, quantity: None)

    def do_POST(self):
        self.act(lambda key, item, quantity: store.hincrby(key, item, quantity))

    def do_DELETE(self):
        self.act(lambda key, item, quantity: store.hdel(key, item))

    def act(self, change):
        url = urlsplit(self.path)
        asked = {name: values[0] for name, values in parse_qs(url.query).items()}
        if not url.path.startswith("/baskets/") or (self.command != "GET" and "item" not in asked):
            return self.answer(404, {"error": "GET /baskets/c-0042, POST /baskets/c-0042?item=fern&quantity=1"})
        customer = url.path.removeprefix("/baskets/")
        key = f"basket:{customer}"
        try:
            change(key, asked.get("item"), int(asked.get("quantity", "1")))
            self.answer(200, {"customer": customer, "items": store.hgetall(key)})
        except redis.RedisError as error:
            print(f"{self.command} {customer}: {error}", flush=True)
            self.answer(503, {"error": "please try again", "store": str(error)})

    def answer(self, status, content):
        body = (json.dumps(content) + "\n").encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


ThreadingHTTPServer(("127.0.0.1", 8060), Baskets).serve_forever()
