#!/usr/bin/python3
"""The page that the screen in the workshop shows: today's figures, from /srv/board."""
import time
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path


class Board(BaseHTTPRequestHandler):
    timeout = 5

    def do_GET(self):
        path = Path("/srv/board") / time.strftime("figures-%Y-%m-%d.txt")
        text = path.read_text() if path.is_file() else ""
        self.send_response(200)
        self.send_header("Content-Type", "text/plain")
        self.end_headers()
        self.wfile.write((text or "--  no figures for today  --\n").encode())

    def log_message(self, *args):
        pass


HTTPServer(("127.0.0.1", 8060), Board).serve_forever()
