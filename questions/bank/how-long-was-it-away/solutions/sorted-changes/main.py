"""Availability and the longest outage between two times."""
import re
import sys

WHOLE_NUMBER = re.compile(r"[0-9]+")


def stop(code, words):
    print(words, file=sys.stderr)
    sys.exit(code)


def read_window(arguments):
    if len(arguments) != 2 or not all(WHOLE_NUMBER.fullmatch(text) for text in arguments):
        stop(2, "usage: main.py BEGINNING END < events, in whole seconds")
    beginning, end = map(int, arguments)
    if beginning >= end:
        stop(2, "the beginning must be before the end")
    return beginning, end


def read_states(lines):
    """{time: state}; the last line of each time counts."""
    states = {}
    for number, line in enumerate(lines, start=1):
        words = line.split()
        if not words:
            continue
        if len(words) != 2 or not WHOLE_NUMBER.fullmatch(words[0]) or words[1] not in ("up", "down"):
            stop(1, f"line {number} is not a time and up or down")
        states[int(words[0])] = words[1]
    return states


def outages(states):
    """(from, to) of each outage in order; `to` is None for one that goes on."""
    began = None
    for time, state in sorted(states.items()):
        if state == "down" and began is None:
            began = time
        elif state == "up" and began is not None:
            yield began, time
            began = None
    if began is not None:
        yield began, None


def main():
    beginning, end = read_window(sys.argv[1:])
    down = longest = longest_from = 0
    for began, back in outages(read_states(sys.stdin)):
        start = max(began, beginning)
        length = (end if back is None else min(back, end)) - start
        if length <= 0:
            continue
        down += length
        if length > longest:
            longest, longest_from = length, start
    total = end - beginning
    # In whole numbers, so that nothing is rounded up.
    thousandths = (total - down) * 100_000 // total
    print(f"available {thousandths // 1000}.{thousandths % 1000:03}")
    print(f"longest {longest} {longest_from}" if longest else "longest none")


main()
