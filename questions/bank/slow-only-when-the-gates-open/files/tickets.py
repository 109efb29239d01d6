#!/usr/bin/python3
"""Sells tickets for the plant fair: POST /sell for a guest, POST /rehearse for a sale that leaves nothing behind.

Every ticket has a number. A number left out does no harm; two guests with the same number do.
"""
import json
import pathlib
import socket
import time
from http.server import BaseHTTPRequestHandler, HTTPServer

BANK = ("10.50.0.80", 7070)
SOLD = pathlib.Path("/var/lib/tickets/sold.csv")


class Numbers:
    """Hands out ticket numbers: the next one counts as taken once the bank has confirmed the sale."""

    def __init__(self, last, book=None):
        self.last = last
        self.book = book

    def sell(self):
        number = self.last + 1
        self.confirm(number)
        self.last = number
        if self.book:
            with self.book.open("a") as book:
                book.write(f"{number},{time.time():.3f}\n")
        return number

    def confirm(self, number):
        with socket.create_connection(BANK, timeout=5) as bank:
            bank.sendall(f"{number}\n".encode())
            if not bank.makefile().readline().startswith("ok"):
                raise OSError("the bank said no")


class Tickets(BaseHTTPRequestHandler):
    timeout = 5
    numbers = {
        "/sell": Numbers(max(int(line.split(",")[0]) for line in SOLD.open()), SOLD),
        "/rehearse": Numbers(0),
    }

    def do_POST(self):
        numbers = self.numbers.get(self.path)
        if numbers is None:
            return self.answer(404, {"error": "sell or rehearse"})
        try:
            self.answer(200, {"ticket": numbers.sell()})
        except OSError as error:
            self.answer(502, {"error": str(error)})

    def answer(self, status, facts):
        body = json.dumps(facts).encode() + b"\n"
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


class Server(HTTPServer):
    request_queue_size = 1

    def handle_error(self, request, client_address):
        pass  # guests who went away


Server(("0.0.0.0", 8080), Tickets).serve_forever()
