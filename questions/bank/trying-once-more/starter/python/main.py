"""Plays a story of tries and prints what `retry` did. Nothing has to be changed here."""
import json
import sys

from retry import Failed, retry


def main():
    for line in sys.stdin:
        story = json.loads(line)
        clock = {"now": 0.0}
        ends = iter(story["tries"])
        chances = iter(story["chances"])
        said = []

        def work():
            end = next(ends, "ok")
            clock["now"] += story.get("takes", 0)
            said.append("try")
            if end != "ok":
                raise Failed(end)
            return "done"

        def sleep(seconds):
            clock["now"] += seconds
            said.append(f"wait {seconds:.3f}")

        try:
            said.append(retry(
                work, tries=story["max"], first=story["first"], cap=story["cap"], deadline=story.get("deadline"),
                may_retry=lambda error: error.kind in story["retry"], chance=lambda: next(chances), sleep=sleep,
                now=lambda: clock["now"]))
        except Failed as error:
            said.append(f"gave up: {error.kind}")
        print(", ".join(said))


main()
