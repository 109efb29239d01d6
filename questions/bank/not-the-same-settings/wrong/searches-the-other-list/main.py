import sys


def fail(number):
    print(f"line {number} cannot be read", file=sys.stderr)
    sys.exit(1)


files = [[]]
section = ""
number = 0
for number, line in enumerate(sys.stdin, 1):
    line = line.strip()
    if not line or line[0] in "#;":
        continue
    if line == "=====":
        files.append([])
        section = ""
        if len(files) > 2:
            fail(number)
    elif line[0] == "[":
        section = line[1:-1].strip()
        if line[-1] != "]" or not section:
            fail(number)
    else:
        key, sign, value = (word.strip() for word in line.partition("="))
        if not sign or not key:
            fail(number)
        files[-1].append((section, key, value))
if len(files) < 2:
    fail(number)


def last(settings, section, key):
    found = None
    for s, k, v in settings:
        if s == section and k == key:
            found = v
    return found


old, new = files
for section, key in sorted({(s, k) for s, k, _ in old + new}):
    before, after = last(old, section, key), last(new, section, key)
    if before == after:
        continue
    title = section + "." + key if section else key
    hide = any(word in key.lower() for word in ("password", "secret", "token"))
    if after is None:
        print("removed", title, "=", "***" if hide else before)
    elif before is None:
        print("added", title, "=", "***" if hide else after)
    else:
        print("changed", title, "=", "***" if hide else before, "->", "***" if hide else after)
