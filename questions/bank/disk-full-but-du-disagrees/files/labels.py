#!/usr/bin/python3
"""Draws parcel labels: GET /labels/<order> answers with an SVG. SIGHUP reads the settings again."""
import configparser
import datetime
import json
import signal
import tempfile
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

SETTINGS = "/etc/labels/labels.conf"
CANVAS_BYTES = 2 << 20
TRACE_LINE = "{at} trace order={order} glyph={glyph:06d} pen=({x:05d},{y:05d}) ink=1 barcode module\n"
TRACE_GLYPHS = 512


class Printer:
    def __init__(self):
        self.lock = threading.Lock()
        self.trace = None
        self.book = None
        self.load()

    def load(self, *_):
        settings = configparser.ConfigParser()
        settings.read(SETTINGS)
        labels = settings["labels"]
        self.orders = Path(labels["orders"])
        self.scratch = labels["scratch"]
        if self.trace:
            self.trace.close()
        if self.book:
            self.book.close()
        tracing = labels.get("level", "info") == "trace"
        self.trace = open(labels["trace_file"], "ab", buffering=0) if tracing else None
        self.book = open(labels["book"], "a", buffering=1) if labels.get("level") != "off" else None

    def note(self, words):
        if self.book:
            try:
                self.book.write(f"{datetime.datetime.now():%F %T} {words}\n")
            except OSError:
                pass  # a label matters more than its line

    def write_trace(self, order):
        if not self.trace:
            return
        at = f"{datetime.datetime.now():%T.%f}"
        lines = (TRACE_LINE.format(at=at, order=order, glyph=n, x=n % 640, y=n // 640) for n in range(TRACE_GLYPHS))
        try:
            self.trace.write("".join(lines).encode())
        except OSError:
            pass  # tracing is best effort

    def draw(self, order):
        facts = json.loads((self.orders / f"{order}.json").read_text())
        self.write_trace(order)
        with tempfile.TemporaryFile(prefix="labels-", dir=self.scratch) as canvas:
            canvas.write(b"\xff" * CANVAS_BYTES)
            canvas.flush()
        bars = "".join(f'<rect x="{8 * n}" width="{1 + order * (n + 3) % 5}" height="60"/>' for n in range(40))
        return f'<svg xmlns="http://www.w3.org/2000/svg"><text>{order}: {facts["to"]}</text>{bars}</svg>\n'


class Desk(BaseHTTPRequestHandler):
    printer: Printer
    timeout = 10

    def do_GET(self):
        name = self.path.removeprefix("/labels/")
        if not name.isdigit():
            return self.answer(404, "no such label\n")
        with self.printer.lock:
            try:
                body = self.printer.draw(int(name))
            except FileNotFoundError:
                return self.answer(404, "no such order\n")
            except OSError as error:
                self.printer.note(f"order {name}: failed: {error.strerror}")
                return self.answer(507, f"{error.strerror}\n")
            self.printer.note(f"order {name}: printed")
        self.answer(200, body)

    def answer(self, status, body):
        self.send_response(status)
        self.send_header("Content-Type", "image/svg+xml" if status == 200 else "text/plain")
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *args):
        pass


def main():
    printer = Printer()
    Desk.printer = printer
    signal.signal(signal.SIGHUP, printer.load)
    ThreadingHTTPServer(("127.0.0.1", 8070), Desk).serve_forever()


main()
