#!/usr/bin/python3
"""Load and uptime in one line for the monitoring."""
import socket
from http.server import BaseHTTPRequestHandler, HTTPServer


class Gauges(BaseHTTPRequestHandler):
    timeout = 5

    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        load = open("/proc/loadavg").read().split()[0]
        uptime = open("/proc/uptime").read().split()[0]
        self.wfile.write(f"load {load}\nuptime {uptime}\n".encode())

    def log_message(self, *args):
        pass


class Server(HTTPServer):
    address_family = socket.AF_INET6


Server(("::", 9100), Gauges).serve_forever()
