"""The median of the last few measurements, after each of them."""
import sys
from collections import deque


class Window:
    def __init__(self, size):
        self.values = deque(maxlen=size)

    def add(self, value):
        self.values.append(value)

    def median(self):
        ordered = sorted(set(self.values))
        middle, odd = divmod(len(ordered), 2)
        if odd:
            return str(ordered[middle])
        whole, half = divmod(ordered[middle - 1] + ordered[middle], 2)
        return f"{whole}.5" if half else str(whole)


def window_size(arguments):
    if len(arguments) != 1 or not is_whole(arguments[0]) or int(arguments[0]) == 0:
        print("usage: main.py HOW_MANY < measurements, with a number from 1", file=sys.stderr)
        sys.exit(2)
    return int(arguments[0])


def is_whole(text):
    return text.isascii() and text.isdecimal()


def main():
    window = Window(window_size(sys.argv[1:]))
    all_read = True
    for number, line in enumerate(sys.stdin, start=1):
        word = line.strip()
        if is_whole(word):
            window.add(int(word))
            print(window.median())
        elif word:
            print(f"line {number} is no whole number: {word}", file=sys.stderr)
            all_read = False
    sys.exit(0 if all_read else 1)


main()
