"""Error budget and burn rates from requests of each minute."""
import re
import sys
from fractions import Fraction


def stop(code, words):
    print(words, file=sys.stderr)
    sys.exit(code)


def allowed_ratio(arguments):
    try:
        (text,) = arguments
        promise = Fraction(text)
    except (ValueError, ZeroDivisionError):
        stop(2, "usage: main.py PROMISE < minutes, with a promise between 0 and 100")
    if not 0 < promise < 100:
        stop(2, "the promise must be between 0 and 100")
    return 1 - promise / 100


def read(lines):
    """[(minute, bad, all)] in order."""
    minutes = []
    for number, line in enumerate(lines, start=1):
        words = line.split()
        if len(words) != 3 or not all(re.fullmatch(r"[0-9]+", word) for word in words):
            stop(1, f"line {number} is not three whole numbers")
        minute, good, total = map(int, words)
        if good > total:
            stop(1, f"line {number} has more good requests than all")
        if minutes and minute <= minutes[-1][0]:
            stop(1, f"line {number}: the minutes must grow")
        minutes.append((minute, total - good, total))
    return minutes


def sums(minutes, window=None):
    """Bad and all requests of the last `window` minutes, or of all."""
    bad = total = 0
    for minute, failed, requests in reversed(minutes):
        if window is not None and minute <= minutes[-1][0] - window:
            break
        bad += failed
        total += requests
    return bad, total


def main():
    allowed = allowed_ratio(sys.argv[1:])
    minutes = read(sys.stdin)

    def burn(window=None):
        bad, total = sums(minutes, window)
        return Fraction(bad, total) / allowed if total else Fraction(0)

    hour, six_hours = burn(60), burn(360)
    print(f"left {float(100 * (1 - burn())):.2f}")
    print(f"burn {float(hour):.2f} {float(six_hours):.2f}")
    print("page", "yes" if hour > Fraction("14.4") or six_hours > 6 else "no")


main()
