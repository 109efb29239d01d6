"""What differs in meaning between two files of settings."""
import sys

BLANKS = " \t\r\n"
SECRET_WORDS = ("password", "secret", "token")


class Mistake(Exception):
    """A line that nobody can read. Its text is never told: it may be a secret."""


def read_section(line):
    name = line[1:-1].strip(BLANKS)
    if not line.endswith("]") or not name:
        raise Mistake("is not a section")
    return name


def read_setting(line):
    key, equals, value = line.partition("=")
    key = key.strip(BLANKS)
    if not equals or not key:
        raise Mistake("is not a setting")
    return key, value.strip(BLANKS)


def read_files(lines):
    """[settings of the old file, settings of the new one], each {(section, key): value}."""
    files = [{}]
    section = ""
    number = 0
    for number, line in enumerate(lines, start=1):
        line = line.strip(BLANKS)
        try:
            if line == "=====":
                if len(files) == 2:
                    raise Mistake("begins a third file")
                files.append({})
                section = ""
            elif line.startswith("["):
                section = read_section(line)
            elif line and line[0] not in "#;":
                key, value = read_setting(line)
                files[-1][section, key] = value
        except Mistake as mistake:
            raise Mistake(f"line {number} {mistake}") from None
    if len(files) != 2:
        raise Mistake(f"line {number}: the input ends without a second file")
    return files


def shown(key, value):
    return "***" if any(word in key.lower() for word in SECRET_WORDS) else value


def differences(old, new):
    for name in sorted(old.keys() | new.keys()):
        section, key = name
        title = f"{section}.{key}" if section else key
        if name not in new:
            yield f"removed {title} = {shown(key, old[name])}"
        elif name not in old:
            yield f"added {title} = {shown(key, new[name])}"
        elif old[name] != new[name]:
            yield f"changed {title} = {shown(key, old[name])} -> {shown(key, new[name])}"


def main():
    try:
        old, new = read_files(sys.stdin)
    except Mistake as mistake:
        print(mistake, file=sys.stderr)
        sys.exit(1)
    for line in differences(old, new):
        print(line)


main()
