"""One timeline of the logs of several hosts whose clocks differ."""
import re
import sys
from dataclasses import dataclass

USAGE = "usage: main.py HOST FROM TO < lines, with whole milliseconds"
WHOLE = re.compile(r"[0-9]+")


@dataclass
class Entry:
    time: int
    host: str
    request: str
    text: str


def stop(words):
    print(words, file=sys.stderr)
    sys.exit(2)


def read_arguments(arguments):
    if len(arguments) != 3 or not all(WHOLE.fullmatch(word) for word in arguments[1:]):
        stop(USAGE)
    return arguments[0], int(arguments[1]), int(arguments[2])


def read(rows):
    """All entries in the order of the input, and the numbers of the lines that are none."""
    entries, broken = [], []
    for number, row in enumerate(rows, start=1):
        words = row.split(None, 3)
        if not words:
            continue
        if len(words) < 3 or not WHOLE.fullmatch(words[0]):
            broken.append(number)
            continue
        text = words[3].rstrip() if len(words) > 3 else ""
        entries.append(Entry(int(words[0]), words[1], words[2], text))
    return entries, broken


def first_seen(entries):
    """host → request → the time at which its own clock saw it first."""
    seen = {}
    for entry in entries:
        times = seen.setdefault(entry.host, {})
        if entry.request != "-":
            times[entry.request] = min(entry.time, times.get(entry.request, entry.time))
    return seen


def clocks(seen, reference):
    """host → by how much its clock is ahead, or None."""
    right = seen[reference]
    result = {}
    for host, times in seen.items():
        ahead = sorted(time - right[request] for request, time in times.items() if request in right)
        result[host] = round(sum(ahead) / len(ahead)) if ahead else None
    result[reference] = 0
    return result


def timeline(entries, ahead, start, end):
    corrected = [(entry.time - (ahead[entry.host] or 0), entry) for entry in entries]
    shown = [(time, entry) for time, entry in corrected if start <= time <= end]
    return sorted(shown, key=lambda pair: pair[0])


def main():
    reference, start, end = read_arguments(sys.argv[1:])
    entries, broken = read(sys.stdin)
    seen = first_seen(entries)
    if reference not in seen:
        stop(f"{reference} has no lines")
    ahead = clocks(seen, reference)
    for host in sorted(ahead):
        print("clock", host, "?" if ahead[host] is None else f"{ahead[host]:+d}")
    for time, entry in timeline(entries, ahead, start, end):
        mark = "?" if ahead[entry.host] is None else ""
        print(f"{time}{mark} {entry.host} {entry.request} {entry.text}".rstrip())
    for number in broken:
        print(f"line {number} is left out", file=sys.stderr)
    sys.exit(1 if broken else 0)


main()
