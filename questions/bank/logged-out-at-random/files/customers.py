#!/usr/bin/python3
"""Sixty customers who look in every few seconds, and what becomes of them: GET http://127.0.0.1:8079/stats"""
import heapq
import http.client
import json
import os
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

CUSTOMERS = 60
BOOK = "/var/lib/customers/sessions.json"
events = []


def ask(method, path, session=""):
    connection = http.client.HTTPConnection("127.0.0.1", 8071, timeout=3)
    try:
        connection.request(method, path, headers={"X-Session": session})
        answer = connection.getresponse()
        return answer.status, json.loads(answer.read())
    finally:
        connection.close()


def look_in(number, sessions):
    """One visit; a customer who is not known any more logs in again."""
    try:
        if number in sessions:
            status, _ = ask("GET", "/me", sessions[number])
            if status == 200:
                return "stayed"
            if status != 401:
                return "failed"
        known = number in sessions
        status, answer = ask("POST", f"/login?customer=c-{number}")
        if status == 201:
            sessions[number] = answer["session"]
            remember(sessions)
        return "thrown out" if known else "came"
    except (OSError, ValueError, http.client.HTTPException):
        return "failed"


def remember(sessions):
    """Like the browsers they are, customers keep their sessions over a restart."""
    with open(BOOK + ".part", "w") as book:
        json.dump(sessions, book)
    os.replace(BOOK + ".part", BOOK)


def play():
    with open(BOOK) as book:
        sessions = {int(number): session for number, session in json.load(book).items()}
    due = [(time.monotonic() + number * 0.3, number, 0) for number in range(CUSTOMERS)]
    while True:
        at, number, visit = heapq.heappop(due)
        time.sleep(max(0.0, at - time.monotonic()))
        events.append((time.monotonic(), look_in(number, sessions)))
        del events[:-2000]
        heapq.heappush(due, (time.monotonic() + 4 + (number * 7 + visit * 5) % 17, number, visit + 1))


class Stats(BaseHTTPRequestHandler):
    def do_GET(self):
        recent = [what for at, what in list(events) if at > time.monotonic() - 10]
        body = (json.dumps({"visits_last_10s": len(recent), "thrown_out_last_10s": recent.count("thrown out"),
                            "failed_last_10s": recent.count("failed")}) + "\n").encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


threading.Thread(target=play, daemon=True).start()
ThreadingHTTPServer(("127.0.0.1", 8079), Stats).serve_forever()
