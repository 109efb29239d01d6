#!/usr/bin/python3
"""The shop: POST /orders?product=7&customer=c-12 places an order, GET /orders/1017 shows one."""
import json
import os
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import psycopg2


def place(product, customer):
    """An invoice number and its order, both or neither: the series may have no gap."""
    db = psycopg2.connect(os.environ["DATABASE"])
    try:
        with db, db.cursor() as cursor:
            cursor.execute("UPDATE numbers SET last = last + 1 WHERE series = 'documents' RETURNING last")
            invoice = cursor.fetchone()[0]
            cursor.execute("INSERT INTO orders (invoice, product, customer) VALUES (%s, %s, %s) RETURNING id",
                           (invoice, product, customer))
            return {"order": cursor.fetchone()[0], "invoice": invoice}
    finally:
        db.close()


def show(order):
    db = psycopg2.connect(os.environ["DATABASE"])
    try:
        with db, db.cursor() as cursor:
            cursor.execute("SELECT id, invoice, product, customer FROM orders WHERE id = %s", (order,))
            row = cursor.fetchone()
            return row and dict(zip(("order", "invoice", "product", "customer"), row))
    finally:
        db.close()


class Shop(BaseHTTPRequestHandler):
    def do_GET(self):
        name = urlsplit(self.path).path.rsplit("/", 1)[-1]
        found = self.guarded(lambda: show(int(name))) if name.isdigit() else None
        self.answer(200 if found else 404, found or {"error": "no such order"})

    def do_POST(self):
        asked = {name: values[0] for name, values in parse_qs(urlsplit(self.path).query).items()}
        begun = time.monotonic()
        placed = self.guarded(lambda: place(int(asked.get("product", "1")), asked.get("customer", "somebody")))
        took = time.monotonic() - begun
        print(f"order {placed.get('order', 'refused')} for {asked.get('customer')} took {took:.1f} s", flush=True)
        self.answer(500 if "error" in placed else 201, placed)

    def guarded(self, ask):
        try:
            return ask()
        except psycopg2.Error as error:
            print(f"database: {error}".strip(), flush=True)
            return {"error": str(error).strip()}

    def answer(self, status, content):
        body = (json.dumps(content) + "\n").encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        try:
            self.wfile.write(body)
        except OSError:
            pass

    def log_message(self, *args):
        pass


ThreadingHTTPServer(("127.0.0.1", 8081), Shop).serve_forever()
