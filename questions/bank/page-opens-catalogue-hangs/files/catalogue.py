#!/usr/bin/python3
"""The plant catalogue: what lies in /srv/catalogue, and a little page that says how many files that is."""
import functools
import os
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

FOLDER = "/srv/catalogue"


class Catalogue(SimpleHTTPRequestHandler):
    timeout = 20

    def do_GET(self):
        if self.path != "/":
            return super().do_GET()
        page = f"{len(os.listdir(FOLDER))} catalogues, and a fine day to you\n".encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, text, *args):
        print(self.client_address[0], text % args, flush=True)


class Server(ThreadingHTTPServer):
    def handle_error(self, request, client_address):
        print(client_address[0], "went away, or was never told the rest", flush=True)


Server(("0.0.0.0", 8080), functools.partial(Catalogue, directory=FOLDER)).serve_forever()
