"""A log of so many lines, always the same."""
import random
import sys

random.seed(7)
codes = [200] * 20 + [301, 304, 404, 404, 499, 500, 502]
for number in range(int(sys.argv[1])):
    host = f"10.{number % 7}.{number % 250}.{number % 31}"
    path = f"/item/{random.randrange(10**6)}?s={'x' * random.randrange(40)}"
    code = random.choice(codes)
    print(f'{host} - - [22/Nov/2026:06:25:14 +0000] "GET {path} HTTP/1.1" {code} {number} "-" "agent/{number % 97}"')
