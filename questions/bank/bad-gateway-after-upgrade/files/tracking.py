#!/usr/bin/python3
"""Parcel tracking, release 3.0.1. Answers on a local address that the web server passes requests to."""
import configparser
import json
import os
import socketserver
import sqlite3
from http.server import BaseHTTPRequestHandler

settings = configparser.ConfigParser()
settings.read("/etc/tracking/tracking.ini")
LISTEN = settings["web"]["listen"]
PARCELS = settings["data"]["parcels"]


class Pages(BaseHTTPRequestHandler):
    timeout = 5

    def do_GET(self):
        if self.path == "/":
            return self.answer(200, "text/html", "<h1>Where is my parcel?</h1>\n<p>Heron Parcels, release 3.0.1</p>\n")
        number = self.path.removeprefix("/parcel/")
        row = self.find(number)
        if row is None:
            return self.answer(404, "application/json", json.dumps({"parcel": number, "known": False}) + "\n")
        # The web server has asked for the password; whom it names may see the address.
        who = self.headers.get("X-Signed-In", "-")
        facts = {"parcel": row[0], "status": row[1], "depot": row[2]}
        if who == row[3]:
            facts["address"] = row[4]
        self.answer(200, "application/json", json.dumps(facts) + "\n")

    def find(self, number):
        with sqlite3.connect(f"file:{PARCELS}?mode=ro", uri=True) as parcels:
            return parcels.execute("SELECT number, status, depot, owner, address FROM parcel WHERE number = ?", (number,)).fetchone()

    def answer(self, status, kind, body):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body.encode())

    def address_string(self):
        return "web"

    def log_message(self, *args):
        pass


class Server(socketserver.ThreadingMixIn, socketserver.UnixStreamServer):
    daemon_threads = True
    request_queue_size = 32


if os.path.exists(LISTEN):
    os.unlink(LISTEN)
server = Server(LISTEN, Pages)
print(f"tracking 3.0.1 listens on {LISTEN}", flush=True)
server.serve_forever()
