#!/bin/bash
# Another route: one event loop. Numbers need no lock, because nothing else runs between taking one and asking the bank.
set -eu
cp /usr/local/lib/fair/tickets.py /root/tickets.py.orig
cat > /usr/local/lib/fair/tickets.py << 'PY'
#!/usr/bin/python3
"""Sells tickets for the plant fair: POST /sell for a guest, POST /rehearse for a sale that leaves nothing behind."""
import asyncio
import json
import pathlib
import time

SOLD = pathlib.Path("/var/lib/tickets/sold.csv")
LAST = {"/sell": max(int(line.split(",")[0]) for line in SOLD.open()), "/rehearse": 0}
REASONS = {200: "OK", 404: "Not Found", 502: "Bad Gateway"}


async def sell(path):
    LAST[path] += 1
    number = LAST[path]
    reader, writer = await asyncio.wait_for(asyncio.open_connection("10.50.0.80", 7070), 5)
    writer.write(f"{number}\n".encode())
    said = await asyncio.wait_for(reader.readline(), 5)
    writer.close()
    if not said.startswith(b"ok"):
        raise OSError("the bank said no")
    if path == "/sell":
        with SOLD.open("a") as book:
            book.write(f"{number},{time.time():.3f}\n")
    return {"ticket": number}


async def serve(reader, writer):
    try:
        head = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), 5)
        method, path, _ = head.decode("latin-1").split("\r\n")[0].split(" ")
        try:
            status, facts = (200, await sell(path)) if method == "POST" and path in LAST else (404, {"error": "sell or rehearse"})
        except (OSError, asyncio.TimeoutError) as error:
            status, facts = 502, {"error": str(error)}
        body = json.dumps(facts) + "\n"
        writer.write((f"HTTP/1.0 {status} {REASONS[status]}\r\nContent-Type: application/json\r\n"
                      f"Content-Length: {len(body)}\r\n\r\n{body}").encode())
        await writer.drain()
    except (OSError, ValueError, asyncio.TimeoutError, asyncio.IncompleteReadError):
        pass
    finally:
        writer.close()


async def main():
    server = await asyncio.start_server(serve, "0.0.0.0", 8080, backlog=512)
    await server.serve_forever()


asyncio.run(main())
PY
rm /etc/sysctl.d/60-small-machine.conf
printf 'net.core.somaxconn = 512\n' > /etc/sysctl.d/70-fair.conf
systemctl restart sysctl-net.service
systemctl restart tickets.service
