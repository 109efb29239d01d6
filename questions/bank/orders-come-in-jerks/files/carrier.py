#!/usr/bin/python3
"""The carrier's gateway. Property of the carrier; changes are overwritten."""
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Gateway(BaseHTTPRequestHandler):
    def do_POST(self):
        time.sleep(8)
        body = f"FW{770000 + int(self.path.rsplit('/', 1)[-1]) % 100000}\n".encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


ThreadingHTTPServer(("127.0.0.1", 8085), Gateway).serve_forever()
