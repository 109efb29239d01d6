"""Sells tickets: POST /buy?event=2&customer=c-12. Release 3.0."""
import configparser
import json
import os
import signal
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import psycopg2

from pool import Pool, PoolEmpty

settings = configparser.ConfigParser()
settings.read("/etc/tickets/tickets.ini")
pool = Pool(settings["database"]["dsn"], settings.getint("database", "pool_size"))


class SoldOut(Exception):
    pass


def buy(event, customer):
    """The best seat that is left; a ticket and its place in the books, both or neither."""
    db = pool.take()
    cursor = db.cursor()
    cursor.execute("SELECT best_seat(%s)", (event,))
    cursor.execute("UPDATE events SET sold = sold + 1 WHERE id = %s AND sold < seats RETURNING sold", (event,))
    row = cursor.fetchone()
    if row is None:
        raise SoldOut(f"event {event} is sold out")
    cursor.execute("INSERT INTO tickets (event, seat, customer) VALUES (%s, %s, %s) RETURNING id", (event, row[0], customer))
    ticket = cursor.fetchone()[0]
    db.commit()
    pool.give_back(db)
    return {"ticket": ticket, "event": event, "seat": row[0]}


class BoxOffice(BaseHTTPRequestHandler):
    timeout = 10

    def do_POST(self):
        asked = {name: values[0] for name, values in parse_qs(urlsplit(self.path).query).items()}
        if urlsplit(self.path).path != "/buy" or not asked.get("event", "").isdigit():
            return self.answer(404, {"error": "POST /buy?event=2&customer=c-12"})
        try:
            self.answer(201, buy(int(asked["event"]), asked.get("customer", "somebody")))
        except SoldOut as error:
            self.answer(409, {"error": str(error)})
        except (PoolEmpty, psycopg2.Error) as error:
            print(f"[worker {os.getpid()}] {asked.get('customer')}: {error}".strip(), flush=True)
            self.answer(503, {"error": "please try again later"})

    def answer(self, status, content):
        body = (json.dumps(content) + "\n").encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


class Server(ThreadingHTTPServer):
    request_queue_size = 128
    daemon_threads = True


server = Server(("127.0.0.1", settings.getint("server", "port")), BoxOffice)
# A worker may find that another has taken the visitor; then it waits for the next.
server.socket.settimeout(0)
workers = []
for _ in range(settings.getint("server", "workers")):
    worker = os.fork()
    if worker == 0:
        server.serve_forever()
    workers.append(worker)


def stop(*_):
    for one in workers:
        os.kill(one, signal.SIGKILL)
    sys.exit(0)


signal.signal(signal.SIGTERM, stop)
print(f"release 3.0, {len(workers)} workers with up to {pool.size} connections each", flush=True)
os.wait()
stop()
