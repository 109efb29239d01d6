"""The folders that take the most space, from a listing of a disk."""
import re
import sys
from collections import Counter

LINE = re.compile(rb"([0-9]+) ([0-9]+) ([a-zA-Z]) [0-9]+ ([0-9]+) (.+)", re.DOTALL)
BLOCK = 512


def read_limit(arguments):
    if len(arguments) != 1 or not re.fullmatch("[0-9]+", arguments[0]):
        print("usage: main.py HOW-MANY < listing", file=sys.stderr)
        sys.exit(2)
    return int(arguments[0])


def folders_above(path):
    """The folders it lies in, up to the root."""
    while path != b"/":
        path = path[: path.rindex(b"/")] or b"/"
        yield path


def measure(lines):
    """({folder: bytes}, number of lines left out)."""
    disk = None
    seen = set()
    folders = set()
    space = Counter()
    left_out = 0
    for line in lines:
        match = LINE.fullmatch(line.rstrip(b"\n"))
        if match is None:
            left_out += 1
            continue
        device, inode, kind, blocks, path = match.groups()
        disk = disk or int(device)
        if int(device) != disk or int(inode) in seen:
            continue
        seen.add(int(inode))
        if kind == b"d":
            folders.add(path)
            space[path] += int(blocks) * BLOCK
        for folder in folders_above(path):
            space[folder] += int(blocks) * BLOCK
    return {folder: space[folder] for folder in folders}, left_out


def main():
    limit = read_limit(sys.argv[1:])
    space, left_out = measure(sys.stdin.buffer)
    largest_first = sorted(space, key=lambda folder: (-space[folder], folder))
    for folder in largest_first[:limit]:
        sys.stdout.buffer.write(b"%d %s\n" % (space[folder], folder))
    if left_out:
        print(f"{left_out} lines left out", file=sys.stderr)
        sys.exit(1)


main()
