#!/usr/bin/python3
"""Builds what the forge sends. GET /status says how it is doing; every twenty seconds it builds a small thing to be sure that it can."""
import json
import pathlib
import subprocess
import threading
import time
from http.server import BaseHTTPRequestHandler, HTTPServer

WORK = pathlib.Path("/var/lib/runner")
facts = {"builds": 0, "failed": 0, "last-seconds": None}


def build():
    while True:
        began = time.monotonic()
        (WORK / "probe.c").write_text('#include <stdio.h>\nint main(void) { return puts("well") < 0; }\n')
        done = subprocess.run(["gcc", "-O2", "-o", "probe", "probe.c"], cwd=WORK)
        facts["builds"] += 1
        facts["failed"] += done.returncode != 0
        facts["last-seconds"] = round(time.monotonic() - began, 2)
        time.sleep(20)


class Status(BaseHTTPRequestHandler):
    timeout = 5

    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps(facts).encode() + b"\n")

    def log_message(self, *args):
        pass


threading.Thread(target=build, daemon=True).start()
HTTPServer(("127.0.0.1", 8100), Status).serve_forever()
