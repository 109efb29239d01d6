import configparser
import re
import sys


def read(text):
    parser = configparser.ConfigParser(strict=False, interpolation=None, inline_comment_prefixes=("#",))
    parser.read_string("\n".join(line.strip() for line in text.split("\n")))
    return {(s, k): v for s in parser.sections() for k, v in parser[s].items()}


def hide(key, value):
    return "***" if re.search("password|secret|token", key) else value


try:
    old, new = (read(part) for part in re.split(r"(?m)^=====\r?$", sys.stdin.read()))
except (ValueError, configparser.Error) as error:
    print("cannot read", type(error).__name__, file=sys.stderr)
    sys.exit(1)
for name in sorted(set(old) | set(new)):
    title = ".".join(name)
    before, after = old.get(name), new.get(name)
    if before == after:
        continue
    if after is None:
        print(f"removed {title} = {hide(name[1], before)}")
    elif before is None:
        print(f"added {title} = {hide(name[1], after)}")
    else:
        print(f"changed {title} = {hide(name[1], before)} -> {hide(name[1], after)}")
