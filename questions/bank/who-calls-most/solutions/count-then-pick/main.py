"""The addresses with the most requests in a log."""
import heapq
import ipaddress
import sys
from collections import Counter


def wanted(arguments):
    if len(arguments) == 1 and arguments[0].isdecimal():
        return int(arguments[0])
    print("usage: main.py HOW_MANY < log", file=sys.stderr)
    sys.exit(2)


def count(lines):
    """{address: requests}. Words are counted first, since reading an address takes long."""
    words = Counter(words[0] for words in map(str.split, lines) if words)
    addresses = Counter()
    for word, number in words.items():
        try:
            addresses[ipaddress.ip_address(word)] += number
        except ValueError:
            pass
    return addresses


def rank(item):
    address, number = item
    return -number, address.version, int(address)


def main():
    many = wanted(sys.argv[1:])
    for address, number in heapq.nsmallest(many, count(sys.stdin).items(), key=rank):
        print(number, address)


main()
