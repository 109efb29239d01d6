#!/usr/bin/python3
"""Logins of the web shop. POST /login?customer=NAME gives a session; GET /whoami and POST /logout want it as header X-Session.

A session is a file named sess_<id> and is good for 24 hours. Old ones are left to tidy-sessions.timer.
"""
import os
import re
import secrets
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

SESSIONS = os.environ.get("WEBLOGIN_SESSIONS", "/var/lib/sessions")
GOOD_FOR = 24 * 3600


def path_of(session):
    if not re.fullmatch("[0-9a-f]{32}", session):
        raise FileNotFoundError(session)
    return os.path.join(SESSIONS, f"sess_{session}")


class Logins(BaseHTTPRequestHandler):
    timeout = 5

    def do_GET(self):
        try:
            path = path_of(self.headers.get("X-Session", ""))
            if time.time() - os.stat(path).st_mtime > GOOD_FOR:
                raise FileNotFoundError(path)
            with open(path, encoding="utf-8") as session:
                self.answer(200, session.read())
        except FileNotFoundError:
            self.answer(401, "please log in\n")

    def do_POST(self):
        url = urlsplit(self.path)
        try:
            if url.path == "/logout":
                os.remove(path_of(self.headers.get("X-Session", "")))
                return self.answer(200, "goodbye\n")
            customer = parse_qs(url.query)["customer"][0]
            session = secrets.token_hex(16)
            with open(path_of(session), "x", encoding="utf-8") as file:
                file.write(f"customer: {customer}\n")
            self.answer(200, f"{session}\n")
        except KeyError:
            self.answer(400, "which customer?\n")
        except FileNotFoundError:
            self.answer(401, "please log in\n")
        except OSError as error:
            print(f"login of {customer} failed: {error}", file=sys.stderr, flush=True)
            self.answer(500, "sorry, not now\n")

    def answer(self, status, text):
        self.send_response(status)
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *args):
        pass


ThreadingHTTPServer(("127.0.0.1", 8091), Logins).serve_forever()
