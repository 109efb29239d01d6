import sys


def fail(number):
    print(f"line {number} cannot be read", file=sys.stderr)
    sys.exit(1)


files = [{}]
prefix = ""
number = 0
for number, line in enumerate(sys.stdin, 1):
    line = line.strip()
    if not line or line[0] in "#;":
        continue
    if line == "=====":
        files.append({})
        prefix = ""
        if len(files) > 2:
            fail(number)
    elif line[0] == "[":
        if line[-1] != "]" or not line[1:-1].strip():
            fail(number)
        prefix = line[1:-1].strip() + "."
    else:
        key, sign, value = (word.strip() for word in line.partition("="))
        if not sign or not key:
            fail(number)
        hidden = any(word in key.lower() for word in ("password", "secret", "token"))
        files[-1][prefix + key] = (value, "***" if hidden else value)
if len(files) < 2:
    fail(number)
old, new = files
names = [name for name in sorted({**old, **new}) if old.get(name) != new.get(name)]
for name in names:
    if name not in new:
        print("removed", name, "=", old[name][1])
    elif name not in old:
        print("added", name, "=", new[name][1])
    else:
        print("changed", name, "=", old[name][1], "->", new[name][1])
