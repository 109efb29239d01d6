#!/usr/bin/python3
"""Notes which page each customer looks at. The shop's own views arrive in bulk; POST /views?product=7 notes one more,
GET /views/ID reads it back, GET /stats tells how many were noted."""
import configparser
import json
import secrets
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import redis

settings = configparser.ConfigParser()
settings.read("/etc/views/views.ini")
store = redis.Redis(host=settings["store"]["host"], port=settings.getint("store", "port"), socket_timeout=3, decode_responses=True)
keep = settings.getint("views", "keep_seconds") or None
noted = []
AGENT = "Mozilla/5.0 (compatible; a browser of one of our customers; rather a long name, as they all have) " * 5


def note(pipe, product):
    key = f"view:{product}:{secrets.token_hex(16)}"
    pipe.set(key, json.dumps({"product": product, "at": time.time(), "agent": AGENT}), ex=keep)
    return key


def bulk():
    """What the shop's front ends send: a hundred views eight times a second."""
    number = 0
    while True:
        try:
            pipe = store.pipeline(transaction=False)
            for _ in range(100):
                number += 1
                note(pipe, 1 + number * 7 % 60)
            pipe.execute()
            noted.append(time.monotonic())
            del noted[:-200]
        except redis.RedisError as error:
            print(f"views were lost: {error}", flush=True)
        time.sleep(0.125)


class Views(BaseHTTPRequestHandler):
    timeout = 5

    def do_POST(self):
        try:
            self.answer(201, {"view": note(store, int(parse_qs(urlsplit(self.path).query).get("product", ["1"])[0]))})
        except redis.RedisError as error:
            self.answer(503, {"error": str(error)})

    def do_GET(self):
        if self.path == "/stats":
            recent = sum(100 for at in list(noted) if at > time.monotonic() - 5)
            return self.answer(200, {"noted_last_5s": recent})
        found = store.get(self.path.removeprefix("/views/"))
        self.answer(200 if found else 404, json.loads(found) if found else {"error": "no such view"})

    def answer(self, status, content):
        body = (json.dumps(content) + "\n").encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


threading.Thread(target=bulk, daemon=True).start()
ThreadingHTTPServer(("127.0.0.1", 8072), Views).serve_forever()
