import ipaddress
import sys

if len(sys.argv) != 2 or not sys.argv[1].isdigit():
    print("usage", file=sys.stderr)
    sys.exit(2)
pairs = []
for line in sys.stdin:
    words = line.split()
    try:
        ip = ipaddress.ip_address(words[0]) if words else None
    except ValueError:
        ip = None
    if ip is None:
        continue
    for pair in pairs:
        if pair[0] == ip:
            pair[1] += 1
            break
    else:
        pairs.append([ip, 1])
pairs.sort(key=lambda p: (-p[1], p[0].version, int(p[0])))
for ip, n in pairs[: int(sys.argv[1])]:
    print(n, ip)
