#!/usr/bin/python3
"""The bank, as far as this machine sees it: confirms each sale after a fifth of a second, as many at once as you like."""
import asyncio


async def confirm(reader, writer):
    sale = await reader.readline()
    await asyncio.sleep(0.2)
    writer.write(b"ok " + sale)
    await writer.drain()
    writer.close()


async def main():
    server = await asyncio.start_server(confirm, "10.50.0.80", 7070, backlog=1024)
    await server.serve_forever()


asyncio.run(main())
