#!/usr/bin/python3
"""The artwork site: pages and the price calculator; PUT, GET and DELETE /in/NAME for what customers send to be printed."""
import configparser
import os
import re
import subprocess
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote, urlsplit

settings = configparser.ConfigParser()
settings.read("/etc/artwork/artwork.ini")
PAGES = settings["site"]["pages"]
UPLOADS = settings["site"]["uploads"]
QUEUE = settings["site"]["queue"]
LARGEST = settings.getint("uploads", "largest") << 20
MODE = int(settings["uploads"]["mode"], 8)
ENDING = settings["programs"]["ending"]
BELOW = settings["programs"]["below"].split()
NAME = re.compile(r"/in/([A-Za-z0-9_-][A-Za-z0-9._-]{0,80})")
access_log = open("/var/log/artwork/access.log", "a", buffering=1)


class Artwork(BaseHTTPRequestHandler):
    def path_asked(self):
        return os.path.normpath("/" + unquote(urlsplit(self.path).path).lstrip("/"))

    def do_GET(self):
        path = self.path_asked()
        if path == "/queue.csv":
            file = QUEUE
        elif match := NAME.fullmatch(path):
            file = f"{UPLOADS}/{match[1]}"
        else:
            file = PAGES + ("/index.html" if path == "/" else path)
        if not os.path.isfile(file):
            return self.answer(404, b"not found\n")
        if path.endswith(ENDING) and any(path.startswith(part) for part in BELOW):
            return self.run_program(file)
        try:
            with open(file, "rb") as content:
                self.answer(200, content.read())
        except PermissionError:
            self.answer(403, b"not permitted\n")

    def run_program(self, file):
        environment = {"PATH": "/usr/bin:/bin", "QUERY_STRING": urlsplit(self.path).query}
        try:
            done = subprocess.run([file], env=environment, stdin=subprocess.DEVNULL, capture_output=True, timeout=10)
            self.answer(200 if done.returncode == 0 else 500, done.stdout)
        except (OSError, subprocess.TimeoutExpired):
            self.answer(500, b"the program did not run\n")

    def do_PUT(self):
        match = NAME.fullmatch(self.path_asked())
        length = int(self.headers.get("Content-Length") or 0)
        if not match or length > LARGEST:
            return self.answer(400, b"not a file that can be printed\n")
        file = f"{UPLOADS}/{match[1]}"
        with open(file, "wb") as content:
            content.write(self.rfile.read(length))
        os.chmod(file, MODE)
        self.answer(201, b"received, thank you\n")

    def do_DELETE(self):
        match = NAME.fullmatch(self.path_asked())
        if not match or not os.path.isfile(f"{UPLOADS}/{match[1]}"):
            return self.answer(404, b"not found\n")
        os.remove(f"{UPLOADS}/{match[1]}")
        self.answer(200, b"withdrawn\n")

    def answer(self, status, content):
        self.send_response(status)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_request(self, code="-", size="-"):
        stamp = time.strftime("%F %T")
        client = self.headers.get("X-Forwarded-For") or self.client_address[0]
        access_log.write(f"{stamp} {client} {self.command} {self.path} {int(code)}\n")


ThreadingHTTPServer(("127.0.0.1", 8088), Artwork).serve_forever()
