#!/bin/bash
# Sixty hellos at once, and nothing said: all must be connected before the kernel's first second of patience is over.
set -u
# One single guest first: a service that was just restarted needs a moment.
curl -s -o /dev/null --max-time 2 --retry 3 --retry-delay 1 --retry-connrefused http://127.0.0.1:8080/ready
connected=$(python3 - << 'PY'
import select, socket, time
guests = []
for _ in range(60):
    guest = socket.socket()
    guest.setblocking(False)
    guest.connect_ex(("127.0.0.1", 8080))
    guests.append(guest)
waiting, ends = set(guests), time.monotonic() + 0.7
while waiting and time.monotonic() < ends:
    _, ready, _ = select.select([], list(waiting), [], ends - time.monotonic())
    waiting -= set(ready)
print(sum(guest not in waiting and guest.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR) == 0 for guest in guests))
PY
)
[ "$connected" = 60 ] || { echo "Of sixty guests at once only $connected were connected at once."; exit 1; }
echo 'Sixty guests at once were all connected.'
