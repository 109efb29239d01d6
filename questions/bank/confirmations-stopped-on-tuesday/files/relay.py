#!/usr/bin/python3
"""Takes letters from this machine and keeps them in /var/spool/relay until the provider fetches them."""
import itertools
import os
import socketserver

SPOOL = "/var/spool/relay"
numbers = itertools.count(len(os.listdir(SPOOL)) + 1)


class Session(socketserver.StreamRequestHandler):
    timeout = 10

    def say(self, words):
        self.wfile.write(f"{words}\r\n".encode())

    def handle(self):
        self.say("220 relay ready")
        for line in self.rfile:
            verb = line.split(None, 1)[0].upper() if line.strip() else b""
            if verb == b"QUIT":
                return self.say("221 bye")
            if verb == b"DATA":
                self.say("354 go ahead")
                self.keep()
            self.say("250 ok")

    def keep(self):
        letter = []
        for line in self.rfile:
            if line == b".\r\n":
                break
            letter.append(line.removeprefix(b".") if line.startswith(b"..") else line)
        with open(f"{SPOOL}/{next(numbers):05d}.eml", "wb") as file:
            file.writelines(letter)


socketserver.ThreadingTCPServer.allow_reuse_address = True
socketserver.ThreadingTCPServer(("127.0.0.1", 2525), Session).serve_forever()
