#!/usr/bin/python3
"""Notices to customers. POST /notices?to=NAME&text=WORDS accepts one; a second process of ours, the worker, delivers it.

/var/lib/notices/queue -> /var/lib/notices/delivered, from where the text messages go out.
"""
import itertools
import os
import signal
import socket
import sys
import time
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs, urlsplit

QUEUE = "/var/lib/notices/queue"
DELIVERED = "/var/lib/notices/delivered"
WORKER_PID = "/run/notices/worker.pid"


def deliver():
    while True:
        for name in sorted(os.listdir(QUEUE)):
            if name.endswith(".notice"):
                os.rename(f"{QUEUE}/{name}", f"{DELIVERED}/{name}")
                print(f"worker: delivered {name}", flush=True)
        time.sleep(0.3)


def highest():
    return max((int(name.split(".")[0]) for folder in (QUEUE, DELIVERED) for name in os.listdir(folder)
                if name.endswith(".notice")), default=0)


class Notices(BaseHTTPRequestHandler):
    timeout = 5
    numbers = itertools.count(1)

    def do_POST(self):
        asked = parse_qs(urlsplit(self.path).query)
        number = next(self.numbers)
        with open(f"{QUEUE}/{number:06d}.new", "w", encoding="utf-8") as notice:
            notice.write(f"to: {asked['to'][0]}\ntext: {asked['text'][0]}\n")
        os.rename(f"{QUEUE}/{number:06d}.new", f"{QUEUE}/{number:06d}.notice")
        print(f"accepted {number:06d}.notice", flush=True)
        self.send_response(202)
        self.end_headers()
        self.wfile.write(b"accepted\n")

    def log_message(self, *args):
        pass


def tell_systemd(words):
    path = os.environ.get("NOTIFY_SOCKET", "")
    if path:
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as end:
            end.sendto(words.encode(), path.replace("@", "\0", 1))


def worker_changed(*_):
    if os.waitpid(child, os.WNOHANG)[0] == child:
        sys.exit("the worker has ended: ending too, to be started afresh")


Notices.numbers = itertools.count(highest() + 1)
child = os.fork()
if child == 0:
    deliver()
signal.signal(signal.SIGCHLD, worker_changed)
with open(WORKER_PID, "w", encoding="utf-8") as pid_file:
    pid_file.write(f"{child}\n")
server = HTTPServer(("127.0.0.1", 8092), Notices)
tell_systemd("READY=1")
server.serve_forever()
