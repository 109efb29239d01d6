#!/usr/bin/python3
"""The tills at the gates: a busload of forty guests every half minute, all of whom pay at the same moment."""
import asyncio
import time

GUESTS, PATIENCE, PAUSE = 40, 8, 30
ASK = b"POST /sell HTTP/1.0\r\nContent-Length: 0\r\n\r\n"


async def guest():
    began = time.monotonic()
    reader, writer = await asyncio.open_connection("10.50.0.5", 8080)
    door = time.monotonic() - began
    writer.write(ASK)
    answer = await reader.read()
    writer.close()
    if b" 200 " not in answer:
        raise OSError("no ticket")
    return door, time.monotonic() - began


async def main():
    while True:
        told = await asyncio.gather(*(asyncio.wait_for(guest(), PATIENCE) for _ in range(GUESTS)), return_exceptions=True)
        sold = [one for one in told if isinstance(one, tuple)]
        doors = max((door for door, _ in sold), default=0)
        whole = max((whole for _, whole in sold), default=0)
        print(f"bus of {GUESTS}: {len(sold)} tickets, {GUESTS - len(sold)} gave up; "
              f"slowest {whole:.1f} s, of which {doors:.1f} s until connected", flush=True)
        await asyncio.sleep(PAUSE)


asyncio.run(main())
