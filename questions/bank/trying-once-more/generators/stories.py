"""One story with so many tries, with hardly any wait."""
import json
import sys

many = int(sys.argv[1])
print(json.dumps({"tries": ["slow"] * (many - 1), "chances": [0.5] * many, "max": many, "first": 0.001, "cap": 0.004, "retry": ["slow"]}))
