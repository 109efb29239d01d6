#!/usr/bin/python3
"""The outside world of this exercise: the forge at 203.0.113.20, and everybody else."""
import asyncio


async def listen(reader, writer):
    while await reader.readline():
        writer.write(b"ok\n")
        await writer.drain()
    writer.close()


async def main():
    for address, port in (("203.0.113.20", 443), ("198.51.100.66", 3333)):
        await asyncio.start_server(listen, address, port)
    await asyncio.Event().wait()


asyncio.run(main())
