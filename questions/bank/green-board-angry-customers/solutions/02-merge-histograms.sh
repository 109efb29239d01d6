#!/bin/bash
# Another route: events are good, bad or none of ours; each host keeps a histogram, and histograms can be added up.
set -eu
cd /srv/watch
python3 - << 'PY'
import re
text = open("watch.py").read()
text = text.replace('''            if int(status) == 0:
                continue  # never finished, there is no status to count
''', "")
start, end = text.index("def failed_percent"), text.index("def between")
text = text[:start] + '''def verdict(request):
    """good, bad, or None where no customer was asking."""
    if request.path == "/healthz" and "checker" in request.agent:
        return None
    return "good" if 100 <= request.status < 500 else "bad"


def failed_percent(requests):
    counted = Counter(verdict(request) for request in requests)
    ours = counted["good"] + counted["bad"]
    return 100 * counted["bad"] / ours if ours else 0.0


def p99_ms(requests):
    """From one histogram for each host, merged; each step is three per cent wide."""
    hosts = {}
    for request in requests:
        if verdict(request):
            hosts.setdefault(request.host, Counter())[int(math.log(max(1, request.ms), 1.03))] += 1
    merged = sum(hosts.values(), Counter())
    left = sum(merged.values()) * 0.99
    for step in sorted(merged):
        left -= merged[step]
        if left <= 0:
            return round(1.03 ** (step + 0.5))
    return 0


''' + text[end:]
text = text.replace("import json\n", "import json\nimport math\n", 1).replace("from collections import namedtuple", "from collections import Counter, namedtuple")
open("watch.py", "w").write(text)
PY
cat > /etc/watch/rules.ini << 'INI'
# What we promised the shop: above 2 % over five minutes. They smooth a hiccup already, so one such minute is enough.
[alert]
window_minutes = 5
above_percent = 2
for_minutes = 1
INI
git commit --quiet -a -m 'Good and bad events, histograms that can be merged'
systemctl restart watch.service
