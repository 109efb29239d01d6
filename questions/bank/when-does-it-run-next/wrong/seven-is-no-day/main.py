"""The next time at which each plan runs."""
import re
import sys
from dataclasses import dataclass
from datetime import date, datetime

MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
DAYS = "sun mon tue wed thu fri sat".split()
FIELDS = [
    (0, 59, {}),
    (0, 23, {}),
    (1, 31, {}),
    (1, 12, {name: place for place, name in enumerate(MONTHS, start=1)}),
    (0, 7, {name: place for place, name in enumerate(DAYS)}),
]
# What has not run at the end of the eighth year counts as never. 29 February can take so long.
YEARS_AHEAD = 8


@dataclass
class Plan:
    minutes: list
    hours: list
    days: set
    months: set
    weekdays: set
    any_of_both: bool

    def fits(self, day):
        if day.month not in self.months:
            return False
        by_day = day.day in self.days
        by_weekday = day.isoweekday() in self.weekdays
        return by_day or by_weekday if self.any_of_both else by_day and by_weekday


def number(text):
    if not re.fullmatch(r"[0-9]{1,2}", text):
        raise ValueError(f"{text!r} is no number")
    return int(text)


def read_field(text, low, high, names):
    def value(word):
        return names[word.lower()] if word.lower() in names else number(word)

    values = set()
    for part in text.split(","):
        span, slash, step_text = part.partition("/")
        step = number(step_text) if slash else 1
        if span == "*":
            first, last = low, high
        elif "-" in span:
            first, last = map(value, span.split("-"))
        elif slash:
            raise ValueError("a step needs a star or a range")
        else:
            first = last = value(span)
        if step == 0 or not low <= first <= last <= high:
            raise ValueError(f"{part!r} is out of range")
        values.update(range(first, last + 1, step))
    return values


def read_plan(fields):
    if len(fields) != len(FIELDS):
        raise ValueError("a plan has five fields")
    minutes, hours, days, months, weekdays = (read_field(text, *field) for text, field in zip(fields, FIELDS))
    any_of_both = not fields[2].startswith("*") and not fields[4].startswith("*")
    return Plan(sorted(minutes), sorted(hours), days, months, weekdays, any_of_both)


def read_time(text):
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}", text):
        raise ValueError(f"{text!r} is no time")
    return datetime.fromisoformat(text)


def next_time(plan, now):
    """The first time after `now`, or None."""
    day = now.date()
    if plan.fits(day):
        for hour in plan.hours:
            for minute in plan.minutes:
                if (hour, minute) > (now.hour, now.minute):
                    return datetime(day.year, day.month, day.day, hour, minute)
    day = next_day(plan, day)
    return day and datetime(day.year, day.month, day.day, plan.hours[0], plan.minutes[0])


def next_day(plan, day):
    """The first day after `day` that fits; whole months are passed over."""
    last_year = day.year + YEARS_AHEAD
    ordinal = day.toordinal() + 1
    while (day := date.fromordinal(ordinal)).year <= last_year:
        if plan.fits(day):
            return day
        if day.month not in plan.months:
            day = date(day.year + day.month // 12, day.month % 12 + 1, 1)
            ordinal = day.toordinal()
        else:
            ordinal += 1
    return None


def main():
    all_read = True
    for line in sys.stdin:
        words = line.split()
        if not words:
            continue
        try:
            found = next_time(read_plan(words[1:]), read_time(words[0]))
        except ValueError:
            all_read = False
            print("invalid")
            continue
        print(found.isoformat(timespec="minutes") if found else "never")
    sys.exit(0 if all_read else 1)


main()
