"""The order in which services start: each after what it needs, the first in the alphabet first."""
import heapq
import re
import sys

NAME = re.compile(r"[A-Za-z0-9._@-]+")


def read(lines):
    """{service: set of what it needs}; ends the program at a line that is not in the form."""
    needs = {}
    for number, line in enumerate(lines, start=1):
        text = line.split("#", 1)[0].strip()
        if not text:
            continue
        service, colon, rest = text.partition(":")
        words = [service.strip(), *rest.split()]
        if not colon or not all(NAME.fullmatch(word) for word in words):
            print(f"line {number} is not 'service: needs': {line.strip()}", file=sys.stderr)
            sys.exit(1)
        for word in words:
            needs.setdefault(word, set())
        needs[words[0]].update(words[1:])
    return needs


def order(needs):
    """What can be started, in order. Shorter than `needs` if there is a circle."""
    waiting = {service: len(needed) for service, needed in needs.items()}
    needed_by = {service: [] for service in needs}
    for service, needed in needs.items():
        for one in needed:
            needed_by[one].append(service)
    free = [service for service, count in waiting.items() if count == 0]
    heapq.heapify(free)
    started = []
    while free:
        service = heapq.heappop(free)
        started.append(service)
        for other in needed_by[service]:
            waiting[other] -= 1
            if waiting[other] == 0:
                heapq.heappush(free, other)
    return started


def circle(needs, started):
    """Of what cannot start, everything needs something that cannot: follow that until it comes back."""
    stuck = set(needs) - set(started)
    path, seen, service = [], {}, min(stuck)
    while service not in seen:
        seen[service] = len(path)
        path.append(service)
        service = min(one for one in needs[service] if one in stuck)
    return path[seen[service]:] + [service]


def main():
    needs = read(sys.stdin)
    started = order(needs)
    if len(started) < len(needs):
        print(" -> ".join(circle(needs, started)), file=sys.stderr)
        sys.exit(2)
    for service in started:
        print(service)


main()
