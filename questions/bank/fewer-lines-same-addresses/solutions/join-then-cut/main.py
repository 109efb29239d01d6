"""The fewest networks that hold the same addresses as a list."""
import re
import sys

NUMBER = re.compile(r"0|[1-9][0-9]{0,2}")
ALL = 2**32


def to_number(address):
    parts = address.split(".")
    if len(parts) != 4:
        raise ValueError(f"{address!r} is no address")
    number = 0
    for part in parts:
        number = number * 256 + small_number(part, 255)
    return number


def small_number(text, largest):
    if not NUMBER.fullmatch(text) or int(text) > largest:
        raise ValueError(f"{text!r} is no number from 0 to {largest}")
    return int(text)


def to_address(number):
    return ".".join(str(number >> shift & 255) for shift in (24, 16, 8, 0))


def first_and_last(text):
    if "-" in text:
        first, last = map(to_number, text.split("-"))
        if last < first:
            raise ValueError("the range ends before it begins")
        return first, last
    address, slash, length = text.partition("/")
    first = to_number(address)
    size = 2 ** (32 - small_number(length, 32)) if slash else 1
    if first % size:
        raise ValueError("the network does not begin at this address")
    return first, first + size - 1


def read(rows):
    ranges = []
    for number, row in enumerate(rows, start=1):
        text = row.partition("#")[0].strip()
        if not text:
            continue
        try:
            ranges.append(first_and_last(text))
        except ValueError as problem:
            print(f"line {number}: {problem}", file=sys.stderr)
            sys.exit(1)
    return ranges


def joined(ranges):
    """The same addresses as ranges in order, with a gap between any two."""
    result = []
    for first, last in sorted(ranges):
        if result and first <= result[-1][1] + 1:
            result[-1][1] = max(result[-1][1], last)
        else:
            result.append([first, last])
    return result


def networks(first, last):
    """Cut from the left: always the largest that may begin here and does not reach too far."""
    while first <= last:
        size = first & -first or ALL
        while size > last - first + 1:
            size //= 2
        yield f"{to_address(first)}/{33 - size.bit_length()}"
        first += size


def main():
    for first, last in joined(read(sys.stdin)):
        for network in networks(first, last):
            print(network)


main()
