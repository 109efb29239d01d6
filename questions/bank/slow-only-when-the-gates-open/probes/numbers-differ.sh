#!/bin/bash
# Fifteen at once: as many tickets, and as many numbers.
set -u
# One single guest first: a service that was just restarted needs a moment.
curl -s -o /dev/null --max-time 2 --retry 3 --retry-delay 1 --retry-connrefused http://127.0.0.1:8080/ready
told=$(python3 - 15 2 << 'PY'
import asyncio, json, sys
guests, patience = int(sys.argv[1]), float(sys.argv[2])

async def guest():
    reader, writer = await asyncio.open_connection("127.0.0.1", 8080)
    writer.write(b"POST /rehearse HTTP/1.0\r\nContent-Length: 0\r\n\r\n")
    answer = await reader.read()
    writer.close()
    return json.loads(answer.split(b"\r\n\r\n", 1)[1])["ticket"]

async def bus():
    told = await asyncio.gather(*(asyncio.wait_for(guest(), patience) for _ in range(guests)), return_exceptions=True)
    tickets = [one for one in told if isinstance(one, int)]
    print(len(tickets), len(set(tickets)))

asyncio.run(bus())
PY
)
[ "${told% *}" = 15 ] || { echo "Of fifteen guests at once ${told% *} had a ticket within two seconds."; exit 1; }
[ "${told#* }" = 15 ] || { echo "Fifteen guests at once shared ${told#* } numbers."; exit 1; }
echo 'Fifteen guests at once had fifteen numbers.'
