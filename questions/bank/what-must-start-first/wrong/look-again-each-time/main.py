import re
import sys

needs = {}
for number, line in enumerate(sys.stdin, 1):
    line = line.split("#")[0].strip()
    if not line:
        continue
    service, colon, rest = line.partition(":")
    words = [service.strip()] + rest.split()
    if not colon or not all(re.fullmatch(r"[A-Za-z0-9._@-]+", w) for w in words):
        print("bad line", number, file=sys.stderr)
        sys.exit(1)
    for word in words:
        needs.setdefault(word, set())
    needs[words[0]].update(words[1:])
done = []
left = sorted(needs)
while left:
    for service in left:
        if all(one in done for one in needs[service]):
            done.append(service)
            left.remove(service)
            break
    else:
        print(left[0], "->", left[0], file=sys.stderr)
        sys.exit(2)
for service in done:
    print(service)
