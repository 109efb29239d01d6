#!/usr/bin/python3
"""Says how the customers fare.

watch.py                                    serves the board on 127.0.0.1:9100 (/status)
watch.py --replay FOLDER [--rules FILE]     goes through recorded logs and says for each minute what the board would have said
"""
import argparse
import configparser
import json
import threading
import time
from collections import namedtuple
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

LOGS = Path("/var/log/front")
TAIL_BYTES = 4 << 20

Request = namedtuple("Request", "when host path status ms agent")
Rules = namedtuple("Rules", "window_minutes above_percent for_minutes")


def read_rules(path):
    settings = configparser.ConfigParser()
    settings.read(path)
    rule = settings["alert"]
    return Rules(rule.getint("window_minutes"), rule.getfloat("above_percent"), rule.getint("for_minutes"))


def read_logs(folder, tail=None):
    """All requests in the logs of the front ends, one file for each host."""
    requests = []
    for path in sorted(folder.glob("*.log")):
        with open(path, "rb") as file:
            if tail and path.stat().st_size > tail:
                file.seek(path.stat().st_size - tail)
                file.readline()  # what is left of a line
            lines = file.read().decode(errors="replace").splitlines()
        for line in lines:
            parts = line.split(" ", 5)
            if len(parts) < 6 or not parts[0].replace(".", "").isdigit():
                continue
            when, verb_path, status, ms, agent = parts[0], parts[2], parts[3], parts[4], parts[5]
            if int(status) == 0:
                continue  # never finished, there is no status to count
            requests.append(Request(float(when), path.stem, verb_path, int(status), int(ms), agent.strip('"')))
    requests.sort()
    return requests


def failed_percent(requests):
    if not requests:
        return 0.0
    return 100 * sum(request.status >= 500 for request in requests) / len(requests)


def p99_ms(requests):
    """How long all but the slowest hundredth waited."""
    per_host = {}
    for request in requests:
        per_host.setdefault(request.host, []).append(request.ms)
    if not per_host:
        return 0
    tops = [sorted(times)[len(times) * 99 // 100] for times in per_host.values()]
    return round(sum(tops) / len(tops))


def between(requests, start, end):
    return [request for request in requests if start <= request.when < end]


def say(requests, end, rules):
    """What the board says at a moment, without the alert."""
    seen = between(requests, end - rules.window_minutes * 60, end)
    return {"failed_percent": round(failed_percent(seen), 3), "p99_ms": p99_ms(seen)}


def alert(said, rules):
    """Rings when it was too much at each of the last minutes."""
    last = said[-rules.for_minutes:]
    return len(last) == rules.for_minutes and all(one["failed_percent"] > rules.above_percent for one in last)


def replay(folder, rules):
    requests = read_logs(folder)
    start = requests[0].when // 60 * 60
    said = []
    for minute in range(1, int((requests[-1].when - start) // 60) + 2):
        said.append(say(requests, start + minute * 60, rules))
        print(json.dumps({"minute": minute, **said[-1], "alert": alert(said, rules)}))


def status(rules, now):
    requests = read_logs(LOGS, TAIL_BYTES)
    said = [say(requests, now - back * 60, rules) for back in reversed(range(rules.for_minutes))]
    return {**said[-1], "alert": alert(said, rules)}


class Board(BaseHTTPRequestHandler):
    timeout = 10
    latest = {}

    def do_GET(self):
        known = self.path == "/status"
        self.send_response(200 if known else 404)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write((json.dumps(Board.latest) + "\n").encode() if known else b"{}\n")

    def log_message(self, *args):
        pass


def keep_watching(path):
    rang = False
    while True:
        Board.latest = status(read_rules(path), time.time())
        if Board.latest["alert"] != rang:
            rang = Board.latest["alert"]
            print("RING: somebody look at the shop" if rang else "quiet again", Board.latest, flush=True)
        time.sleep(5)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--replay", type=Path)
    options.add_argument("--rules", default="/etc/watch/rules.ini")
    asked = options.parse_args()
    if asked.replay:
        return replay(asked.replay, read_rules(asked.rules))
    Board.latest = status(read_rules(asked.rules), time.time())
    threading.Thread(target=keep_watching, args=(asked.rules,), daemon=True).start()
    ThreadingHTTPServer(("127.0.0.1", 9100), Board).serve_forever()


main()
