"""Reads calls from standard input and asks the limiter. Nothing has to be changed here."""
import sys

from limiter import Limiter


def main():
    limiter = Limiter(rate=float(sys.argv[1]), burst=int(sys.argv[2]))
    for line in sys.stdin:
        words = line.split()
        if words:
            print("yes" if limiter.allow(words[1], float(words[0])) else "no")


main()
