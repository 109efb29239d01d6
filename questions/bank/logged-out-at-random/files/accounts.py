#!/usr/bin/python3
"""Who is logged in: POST /login?customer=c-12 opens a session, GET /me with the header X-Session tells whose it is."""
import configparser
import json
import secrets
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import redis

settings = configparser.ConfigParser()
settings.read("/etc/accounts/accounts.ini")
store = redis.Redis(host=settings["store"]["host"], port=settings.getint("store", "port"), socket_timeout=3, decode_responses=True)
seconds = settings.getint("session", "minutes") * 60


class Accounts(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 30

    def do_GET(self):
        self.guarded(self.me if urlsplit(self.path).path == "/me" else self.unknown)

    def do_POST(self):
        self.guarded(self.login if urlsplit(self.path).path == "/login" else self.unknown)

    def login(self):
        customer = parse_qs(urlsplit(self.path).query).get("customer", ["somebody"])[0]
        session = secrets.token_hex(16)
        content = {"customer": customer, "since": int(time.time()), "basket": [], "seen": ["welcome"] * 12}
        store.set(f"session:{session}", json.dumps(content), ex=seconds)
        self.answer(201, {"session": session})

    def me(self):
        found = store.get(f"session:{self.headers.get('X-Session', '-')}")
        if found is None:
            return self.answer(401, {"error": "please log in"})
        self.answer(200, json.loads(found))

    def unknown(self):
        self.answer(404, {"error": "POST /login?customer=…, GET /me"})

    def guarded(self, act):
        try:
            act()
        except redis.RedisError as error:
            print(f"{self.command} {urlsplit(self.path).path}: {error}", flush=True)
            self.answer(503, {"error": str(error)})

    def answer(self, status, content):
        body = (json.dumps(content) + "\n").encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


ThreadingHTTPServer(("127.0.0.1", 8071), Accounts).serve_forever()
