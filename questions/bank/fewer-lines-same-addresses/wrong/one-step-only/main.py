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
    if result and network.prefixlen == result[-1].prefixlen and network.supernet() == result[-1].supernet():
        result[-1] = network.supernet()
    else:
        result.append(network)
for network in result:
    print(network)
