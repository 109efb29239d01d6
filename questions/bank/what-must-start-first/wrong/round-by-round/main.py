import re
import sys

needs = {}
for number, line in enumerate(sys.stdin, 1):
    line = line.split("#")[0].strip()
    if not line:
        continue
    match = re.fullmatch(r"([\w.@-]+)\s*:((?:\s*[\w.@-]+)*)\s*", line)
    if not match:
        print("bad line", number, file=sys.stderr)
        sys.exit(1)
    needs.setdefault(match[1], set()).update(match[2].split())
    for one in match[2].split():
        needs.setdefault(one, set())
out = []
done = set()
while len(done) < len(needs):
    wave = sorted(s for s in needs if s not in done and needs[s] <= done)
    if not wave:
        print("circle: a -> a", file=sys.stderr)
        sys.exit(2)
    out += wave
    done |= set(wave)
print("\n".join(out))
