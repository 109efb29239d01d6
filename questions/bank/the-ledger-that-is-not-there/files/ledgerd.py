#!/usr/bin/python3
"""The ledger: POST /entries?ref=t1-000017&cents=450&text=fern books an entry, GET /entries/17 shows one."""
import json
import sqlite3
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

db = sqlite3.connect("/var/lib/ledger/ledger.db", isolation_level=None, check_same_thread=False)
db.execute("PRAGMA journal_mode = WAL")
# The nightly copy does that, when nobody is waiting.
db.execute("PRAGMA wal_autocheckpoint = 0")
db.execute("CREATE TABLE IF NOT EXISTS entries (id INTEGER PRIMARY KEY, ref TEXT NOT NULL UNIQUE, cents INTEGER NOT NULL, text TEXT NOT NULL)")
one_at_a_time = threading.Lock()


def find(column, value):
    row = db.execute(f"SELECT id, ref, cents, text FROM entries WHERE {column} = ?", (value,)).fetchone()
    return row and dict(zip(("id", "ref", "cents", "text"), row))


class Ledger(BaseHTTPRequestHandler):
    timeout = 10

    def do_GET(self):
        name = urlsplit(self.path).path.rsplit("/", 1)[-1]
        with one_at_a_time:
            found = find("id", int(name)) if name.isdigit() else None
        self.answer(200 if found else 404, found or {"error": "no such entry"})

    def do_POST(self):
        asked = {name: values[0] for name, values in parse_qs(urlsplit(self.path).query).items()}
        if not asked.get("ref") or not asked.get("cents", "").isdigit():
            return self.answer(400, {"error": "POST /entries?ref=t1-000017&cents=450&text=fern"})
        with one_at_a_time:
            known = find("ref", asked["ref"])
            if not known:
                db.execute("INSERT INTO entries (ref, cents, text) VALUES (?, ?, ?)", (asked["ref"], int(asked["cents"]), asked.get("text", "")))
            found = find("ref", asked["ref"])
        self.answer(200 if known else 201, found)

    def answer(self, status, content):
        body = (json.dumps(content) + "\n").encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


ThreadingHTTPServer(("127.0.0.1", 8084), Ledger).serve_forever()
