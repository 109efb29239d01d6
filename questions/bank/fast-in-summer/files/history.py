#!/usr/bin/python3
"""Writes the history of the report's repository as a stream for git fast-import. Same input, same hashes."""
import sys

AUTHORS = [("Noor", "noor@lido.example"), ("Pim", "pim@lido.example"), ("Sanne", "sanne@lido.example")]
FIRST_DAY = 1748851200

REPORT = '''#!/usr/bin/python3
"""Monthly report of the swimming pool: report.py VISITS MEMBERS"""
import sys

from counting import count
from layout import lay_out
from reading import read_members, read_visits


def main(visits, members):
    print(lay_out(count(read_visits(visits), read_members(members))), end="")


if __name__ == "__main__":
    main(*sys.argv[1:])
'''
READING = '''"""Reads the two lists that the gate writes."""
import csv


def read_members(path):
    """Numbers of the cards that are ours, as they stand in the list."""
    with open(path, newline="") as file:
        return [row[0] for row in csv.reader(file)][1:]


def read_visits(path):
    """Pairs of hour and card."""
    with open(path, newline="") as file:
        rows = csv.reader(file)
        next(rows)
        return [(row[0][11:13], row[1]) for row in rows]
'''
COUNTING = '''"""Counts visits."""
from collections import Counter


def count(visits, members):
    """How many came and when, whose cards are not ours, and which members never came."""
    known = set(members)
    times = Counter()
    hours = Counter()
    strangers = 0
    for hour, card in visits:
        if card in known:
            times[card] += 1
            hours[hour] += 1
        else:
            strangers += 1
    return {
        "visits": sum(times.values()),
        "came": len(times),
        "strangers": strangers,
        "busiest": min(hours, key=lambda hour: (-hours[hour], hour), default="-"),
        "absent": sorted(known - times.keys()),
    }
'''
LAYOUT = '''"""Turns numbers into the page that goes to the board."""


def lay_out(counted):
    lines = [
        f"visits {counted['visits']}",
        f"members who came {counted['came']}",
        f"cards that are not ours {counted['strangers']}",
        f"busiest hour {counted['busiest']}",
    ]
    lines += [f"never came {card}" for card in counted["absent"]]
    return "\\n".join(lines) + "\\n"
'''
TESTS = '''import unittest

from counting import count
from layout import lay_out


class Report(unittest.TestCase):
    def test_counts(self):
        counted = count([("09", "K1"), ("10", "K1"), ("10", "X")], ["K1", "K2"])
        self.assertEqual((counted["visits"], counted["came"], counted["strangers"]), (2, 1, 1))
        self.assertEqual(counted["absent"], ["K2"])

    def test_page(self):
        self.assertIn("visits 0", lay_out(count([], [])))
'''
BRANCHES = ["indoor pool", "outdoor pool", "sauna", "paddling pool", "diving tower", "cafe", "car park", "lockers", "school classes", "club lanes"]
TOPICS = ["opening hours", "who gets the report", "how to run the tests", "where the lists come from", "cards of former members",
          "public holidays", "the gate's clock", "what counts as a visit", "the old spreadsheet", "words we use"]


def steps():
    """Pairs of subject and what it does to the files."""
    files = {"report.py": REPORT, "reading.py": READING, "counting.py": COUNTING, "layout.py": LAYOUT, "test_report.py": TESTS,
             "README": "Report of the swimming pool\n", "closed-days": "# days on which the pool was closed\n"}
    yield "First version of the report", files, dict(files)
    for number in range(2, 121):
        subject, changed = special(number, files) or ordinary(number, files)
        files.update(changed)
        yield subject, files, changed


def special(number, files):
    if number == 41:
        text = files["reading.py"].replace("[row[0] for row in csv.reader(file)][1:]", '[row["card"] for row in csv.DictReader(file)]')
        return "Read members by the name of the column", {"reading.py": text}
    if number == 57:
        text = files["reading.py"].replace('row["card"] for', 'row["card"].strip() for').replace("row[1]) for", "row[1].strip()) for")
        return "The gate leaves blanks at the end of card numbers", {"reading.py": text}
    if number in (66, 69, 75):
        name, right, wrong = {66: ("layout.py", "def lay_out(counted):", "def lay_out(counted)"),
                              69: ("report.py", "from layout import lay_out", "from layouts import lay_out"),
                              75: ("reading.py", "import csv", "import cvs")}[number]
        subject = {66: "Describe the page", 69: "Prepare for a second layout", 75: "Tidy reading"}[number]
        return subject, {name: files[name].replace(right, wrong, 1)}
    if number in (67, 70, 76):
        name, right, wrong = {67: ("layout.py", "def lay_out(counted):", "def lay_out(counted)"),
                              70: ("report.py", "from layout import lay_out", "from layouts import lay_out"),
                              76: ("reading.py", "import csv", "import cvs")}[number]
        return {67: "Oops", 70: "One layout will do", 76: "Mend yesterday's tidying"}[number], {name: files[name].replace(wrong, right, 1)}
    if number == 71:
        counting = files["counting.py"].replace("    known = set(members)\n", "    # The board wants absent members in the order of the list, each once.\n"
                                                "    known = list(dict.fromkeys(members))\n")
        counting = counting.replace("sorted(known - times.keys())", "[card for card in known if card not in times]")
        tests = files["test_report.py"] + '''
    def test_absent_in_the_order_of_the_list(self):
        self.assertEqual(count([("09", "K2")], ["K9", "K2", "K1", "K9"])["absent"], ["K9", "K1"])
'''
        return "Absent members in the order of the list", {"counting.py": counting, "test_report.py": tests}
    if number == 92:
        text = files["counting.py"].replace('"came": len(times),', '"came": sum(1 for card in times if times[card] > 0),')
        return "Count those who came more carefully", {"counting.py": text}
    if number == 108:
        text = files["layout.py"].replace('"\\n".join(lines) + "\\n"', '"".join(f"{line}\\n" for line in lines)')
        return "Lay out line by line", {"layout.py": text}
    return None


def ordinary(number, files):
    branch, topic = BRANCHES[number * 7 % 10], TOPICS[number * 3 % 10]
    if number % 3 == 0:
        return f"README: {topic}", {"README": files["README"] + f"\nOn {topic}: see note {number} in the office folder.\n"}
    if number % 3 == 1:
        day = f"2025-{number % 12 + 1:02d}-{number % 27 + 1:02d}"
        return f"The {branch} was closed on {day}", {"closed-days": files["closed-days"] + f"{day} {branch}\n"}
    words = files["report.py"].split('"""\nimport', 1)
    text = f'{words[0].rstrip()}\n\nNote {number}: numbers of the {branch} are included.\n"""\nimport{words[1]}'
    return f"Help: mention the {branch}", {"report.py": text}


def main(out):
    for number, (subject, _, changed) in enumerate(steps(), 1):
        name, mail = AUTHORS[number * 5 % 3]
        when = f"{FIRST_DAY + number * 118800} +0000"
        lines = [f"commit refs/heads/main\nmark :{number}\nauthor {name} <{mail}> {when}\ncommitter {name} <{mail}> {when}\n",
                 f"data {len(subject) + 1}\n{subject}\n"]
        for path, text in changed.items():
            lines.append(f"M {'100755' if path == 'report.py' else '100644'} inline {path}\ndata {len(text)}\n{text}\n")
        out.write("".join(lines) + "\n")
        if number == 30:
            out.write("reset refs/tags/summer\nfrom :30\n\n")


main(sys.stdout)
