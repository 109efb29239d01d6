"""So many alarms on pages of a hundred, always the same; the kinds are few enough to print."""
import json
import random
import sys

random.seed(6)
many = int(sys.argv[1])
words = ["disk", "queue", "latency", "certificate", "replica", "backup", "memory", "login"]
for start in range(0, many, 100):
    rows = []
    for number in range(start, min(start + 100, many)):
        title = f"{random.choice(words)} {random.choice(words)} {random.randrange(1000)}% on host-{random.randrange(9**9):x}"
        rows.append({"id": f"P{number if random.random() < 0.95 else max(0, number - 50)}", "title": title})
    print(json.dumps({"incidents": rows, "more": start + 100 < many}))
