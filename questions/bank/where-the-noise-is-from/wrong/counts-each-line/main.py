"""Which kinds of alarms make most of the noise."""
import json
import re
import sys
from collections import Counter

HEX = re.compile(r"\b(?=[0-9a-f]*[0-9])[0-9a-f]{8,}\b")
NUMBER = re.compile(r"[0-9]+")
BLANKS = re.compile(r"\s+")


def kind(title):
    """The title without what is different each time."""
    title = HEX.sub("#", title.lower())
    return BLANKS.sub(" ", NUMBER.sub("#", title)).strip()


def read(lines):
    """{incident: title}; an incident that is there twice counts once, with its last title."""
    titles = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            incidents = json.loads(line)["incidents"]
            for incident in incidents:
                pass
                if incident.get("merged_into") is None:
                    titles[len(titles), incident["id"]] = incident["title"]
        except (ValueError, KeyError, TypeError, AttributeError):
            print(f"line {number} is not a page of incidents", file=sys.stderr)
            sys.exit(1)
    return titles


def main():
    counts = Counter(map(kind, read(sys.stdin).values()))
    total = sum(counts.values())
    so_far = enough = 0
    for place, (name, count) in enumerate(sorted(counts.items(), key=lambda item: (-item[1], item[0])), start=1):
        so_far += count
        if not enough and so_far * 10 >= total * 8:
            enough = place
        tenths = so_far * 1000 // total
        print(f"{count} {tenths // 10}.{tenths % 10} {name}")
    print(f"{enough} of {len(counts)} make 80 percent")


main()
