"""Which team owns an address."""
import sys

# As text, so that zeros in front, signs and other digits are never taken.
BYTES = {str(number): number for number in range(256)}
LENGTHS = {str(number): number for number in range(33)}


def read_address(text):
    """The address as a whole number, or None."""
    parts = text.split(".")
    if len(parts) != 4:
        return None
    value = 0
    for part in parts:
        if part not in BYTES:
            return None
        value = value << 8 | BYTES[part]
    return value


def read_network(text):
    """(length, the first bits), or None."""
    address, _, length_text = text.partition("/")
    value = read_address(address)
    length = LENGTHS.get(length_text)
    if value is None or length is None:
        return None
    first_bits = value >> (32 - length)
    if first_bits << (32 - length) != value:
        return None
    return length, first_bits


def read_plan(lines):
    """{length: {first bits: team}} of the lines up to an empty one."""
    plan = {}
    for number, line in enumerate(lines, start=1):
        words = line.split()
        if not words:
            break
        network = read_network(words[0]) if len(words) == 2 else None
        if network is None:
            sys.exit(f"line {number} is not a network and a team")
        length, first_bits = network
        plan.setdefault(length, {})[first_bits] = words[1]
    return plan


def find_team(by_length, address):
    for length, teams in by_length:
        team = teams.get(address >> (32 - length))
        if team is not None:
            return team
    return "-"


def main():
    lines = iter(sys.stdin)
    by_length = sorted(read_plan(lines).items(), reverse=True)
    for line in lines:
        address = read_address(line.strip())
        print("?" if address is None else find_team(by_length, address))


main()
