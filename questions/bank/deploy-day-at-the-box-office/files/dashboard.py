#!/usr/bin/python3
"""How sales are going today: GET http://127.0.0.1:8091/today"""
import json
from http.server import BaseHTTPRequestHandler, HTTPServer

import psycopg2

DSN = "host=127.0.0.1 dbname=boxoffice user=dashboard password=figures-8 application_name=dashboard"


class Dashboard(BaseHTTPRequestHandler):
    timeout = 5

    def do_GET(self):
        try:
            db = psycopg2.connect(DSN)
            try:
                with db.cursor() as cursor:
                    cursor.execute("SELECT count(*) FROM tickets WHERE sold > now() - interval '1 day'")
                    self.answer(200, {"sold_today": cursor.fetchone()[0]})
            finally:
                db.close()
        except psycopg2.Error as error:
            print(f"no figures: {error}".strip(), flush=True)
            self.answer(503, {"error": str(error).strip()})

    def answer(self, status, content):
        body = (json.dumps(content) + "\n").encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


HTTPServer(("127.0.0.1", 8091), Dashboard).serve_forever()
