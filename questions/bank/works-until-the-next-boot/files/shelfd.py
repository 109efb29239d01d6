#!/usr/bin/python3
"""Shelf 4.2, a small store of keys and values. A line "get KEY" over TCP is answered with the value, or with nothing."""
import json
import socketserver
import time

LEASE_SECONDS = 4


class Shelf(socketserver.StreamRequestHandler):
    books = {}

    def handle(self):
        for line in self.rfile:
            word, _, key = line.decode().strip().partition(" ")
            self.wfile.write(f"{self.books.get(key, '') if word == 'get' else ''}\n".encode())


class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


# Two shelves on the same files would ruin them: whoever comes next lets the lease of the last one run out.
print(f"shelfd: waiting {LEASE_SECONDS} s for the lease of the last one to end", flush=True)
time.sleep(LEASE_SECONDS)
with open("/var/lib/shelf/shelf.json", encoding="utf-8") as file:
    Shelf.books = json.load(file)
with Server(("127.0.0.1", 5433), Shelf) as server:
    print(f"shelfd: ready, {len(Shelf.books)} keys, port 5433", flush=True)
    server.serve_forever()
