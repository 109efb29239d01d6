"""The median of the last few measurements, after each of them."""
import sys
from heapq import heappop, heappush


class Window:
    """A heap of the smaller half (negated) and one of the larger half. What is too old stays until it comes to the top."""

    def __init__(self, size):
        self.size = size
        self.count = 0
        self.low, self.high = [], []
        self.is_low = []
        self.low_many = self.high_many = 0

    def add(self, value):
        place = self.count
        self.count += 1
        is_low = not self.low_many or value <= -self.low[0][0]
        self.is_low.append(is_low)
        if is_low:
            heappush(self.low, (-value, place))
            self.low_many += 1
        else:
            heappush(self.high, (value, place))
            self.high_many += 1
        if place >= self.size:
            if self.is_low[place - self.size]:
                self.low_many -= 1
            else:
                self.high_many -= 1
        self.clean()
        if self.low_many > self.high_many + 1:
            self.move(self.low, self.high, False)
        elif self.low_many < self.high_many:
            self.move(self.high, self.low, True)
        self.clean()

    def move(self, source, target, is_low):
        value, place = heappop(source)
        heappush(target, (-value, place))
        self.is_low[place] = is_low
        change = 1 if is_low else -1
        self.low_many += change
        self.high_many -= change

    def clean(self):
        oldest = self.count - self.size
        for heap in (self.low, self.high):
            while heap and heap[0][1] < oldest:
                heappop(heap)

    def median(self):
        below = -self.low[0][0]
        if self.low_many > self.high_many:
            return str(below)
        whole, half = divmod(below + self.high[0][0], 2)
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
