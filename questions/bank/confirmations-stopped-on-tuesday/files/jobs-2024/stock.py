"""Counts what is on the shelves. Replaced by the shop's own list; kept until the year is closed."""


def low(shelves, wanted=5):
    return sorted(name for name, count in shelves.items() if count < wanted)
