#!/bin/bash
# Each fault where it is: checks left out, timeouts counted, one list of waiting times, and the rule as promised.
set -eu
cd /srv/watch
python3 - << 'PY'
text = open("watch.py").read()
changes = {
    '''            if int(status) == 0:
                continue  # never finished, there is no status to count
''': '''            if agent.strip('"').startswith("lb-checker"):
                continue  # the load balancer is no customer
''',
    "sum(request.status >= 500 for": "sum(request.status >= 500 or request.status == 0 for",
    '''    per_host = {}
    for request in requests:
        per_host.setdefault(request.host, []).append(request.ms)
    if not per_host:
        return 0
    tops = [sorted(times)[len(times) * 99 // 100] for times in per_host.values()]
    return round(sum(tops) / len(tops))
''': '''    times = sorted(request.ms for request in requests)
    return times[len(times) * 99 // 100] if times else 0
''',
}
for old, new in changes.items():
    assert text.count(old) == 1, old
    text = text.replace(old, new)
open("watch.py", "w").write(text)
PY
sed -i 's/^window_minutes = .*/window_minutes = 5/; s/^above_percent = .*/above_percent = 2/; s/^for_minutes = .*/for_minutes = 1/' /etc/watch/rules.ini
git commit --quiet -a -m 'Count what customers see: no checks, timeouts, all hosts together'
systemctl restart watch.service
