"""Reads commands from standard input and asks the cache. Nothing has to be changed here."""
import sys

from cache import Cache


def main():
    cache = Cache(int(sys.argv[1]))
    for line in sys.stdin:
        words = line.split()
        if words[0] == "put":
            cache.put(words[1], words[2] if len(words) > 2 else "")
        elif words[0] == "get":
            value = cache.get(words[1])
            print("-" if value is None else f"={value}")
        elif words[0] == "size":
            print(len(cache))


main()
