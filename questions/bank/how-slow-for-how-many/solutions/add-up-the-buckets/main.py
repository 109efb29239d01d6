"""Percentiles of all hosts from their histograms."""
import sys


def stop(words):
    print(words, file=sys.stderr)
    sys.exit(1)


def read(lines):
    """(edges, counts of all hosts added up); the last count is of what is above the last edge."""
    edges, sums = None, None
    for number, line in enumerate(lines, start=1):
        words = line.split()
        if not words:
            continue
        if edges is None:
            edges = numbers(words[1:], number)
            if words[0] != "edges" or not edges or sorted(set(edges)) != edges:
                stop(f"line {number} must hold the edges, growing")
            sums = [0] * (len(edges) + 1)
            continue
        counts = numbers(words[1:], number)
        if len(counts) != len(sums):
            stop(f"line {number}: {words[0]} has {len(counts)} counts, {len(sums)} are needed")
        for place, count in enumerate(counts):
            sums[place] += count
    if edges is None:
        stop("there are no edges")
    return edges, sums


def numbers(words, number):
    if not all(word.isdecimal() and word.isascii() for word in words):
        stop(f"line {number} holds something that is no whole number")
    return list(map(int, words))


def percentile(edges, sums, wanted):
    """The upper edge of the bucket in which the wanted percent of all requests are reached."""
    total = sum(sums)
    so_far = 0
    for edge, count in zip([*edges, None], sums):
        so_far += count
        if so_far > 0 and so_far * 100 >= total * wanted:
            return f"{edge}" if edge is not None else f"over {edges[-1]}"
    return "-"


def main():
    edges, sums = read(sys.stdin)
    print("requests", sum(sums))
    for wanted in (50, 95, 99, 100):
        print(f"p{wanted}", percentile(edges, sums, wanted))


main()
