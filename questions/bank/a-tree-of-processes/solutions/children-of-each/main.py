"""Draws who started whom from the lines of /proc/PID/stat."""
import re
import sys
from collections import defaultdict

STAT = re.compile(r"(\d+) \((.*)\) (\S) (\d+)(?: .*)?")


def read(lines):
    """({pid: (name, parent)}, whether every line was in the form)."""
    processes, all_good = {}, True
    for line in lines:
        match = STAT.fullmatch(line.rstrip("\r\n"))
        if match:
            processes[int(match[1])] = (match[2], int(match[4]))
        else:
            all_good = False
    return processes, all_good


def at_the_top(processes):
    """Pids without a parent in the file, and the smallest of each circle."""
    tops, known = set(), set()
    for pid in processes:
        way, here = [], pid
        on_way = set()
        while here in processes and here not in known and here not in on_way:
            way.append(here)
            on_way.add(here)
            here = processes[here][1]
        if here in on_way:
            tops.add(min(way[way.index(here):]))
        elif here not in processes and way:
            tops.add(way[-1])
        known |= on_way
    return sorted(tops)


def draw(processes):
    tops = at_the_top(processes)
    children = defaultdict(list)
    first = set(tops)
    for pid, (_, parent) in processes.items():
        if pid not in first:
            children[parent].append(pid)
    stack = [(pid, 0) for pid in reversed(tops)]
    while stack:
        pid, depth = stack.pop()
        yield f"{'  ' * depth}{pid} {processes[pid][0]}"
        stack += [(child, depth + 1) for child in sorted(children[pid], reverse=True)]


def main():
    processes, all_good = read(sys.stdin)
    for line in draw(processes):
        print(line)
    sys.exit(0 if all_good else 1)


main()
