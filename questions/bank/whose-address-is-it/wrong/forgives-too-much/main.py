import ipaddress
import sys

teams = {}
plan = True
for number, line in enumerate(sys.stdin, 1):
    words = line.split()
    if plan:
        if not words:
            plan = False
            continue
        try:
            text, team = words
            size = text.split("/")[1]
            if size != str(int(size)):
                raise ValueError
            net = ipaddress.IPv4Network(text, strict=False)
        except (ValueError, IndexError):
            print("bad line", number, file=sys.stderr)
            sys.exit(1)
        teams[net.prefixlen, int(net.network_address)] = team
    else:
        try:
            address = int(ipaddress.IPv4Address(line.strip()))
        except ValueError:
            print("?")
            continue
        for size in range(32, -1, -1):
            found = teams.get((size, address >> (32 - size) << (32 - size)))
            if found:
                print(found)
                break
        else:
            print("-")
