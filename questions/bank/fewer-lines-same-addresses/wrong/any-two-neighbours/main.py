import ipaddress
import sys


def read(text):
    if "-" in text:
        first, last = map(ipaddress.IPv4Address, text.split("-"))
        return list(ipaddress.summarize_address_range(first, last))
    return [ipaddress.IPv4Network(text)]


found = []
for number, line in enumerate(sys.stdin, 1):
    text = line.split("#")[0].strip()
    if not text:
        continue
    try:
        found += read(text)
    except (ValueError, TypeError):
        print("bad line", number, file=sys.stderr)
        sys.exit(1)

result = []
for network in sorted(set(found)):
    if result and network.subnet_of(result[-1]):
        continue
    result.append(network)
    while len(result) > 1 and result[-1].prefixlen == result[-2].prefixlen and int(result[-2].broadcast_address) + 1 == int(result[-1].network_address):
        result.pop()
        result[-1] = result[-1].supernet()
for network in result:
    print(network)
