#!/bin/bash
# Relief first: a bound keeps it alive. Then the key without the request number, and the bound stays as a guard.
set -eu
sed -i 's/^max_entries = 0$/max_entries = 100/' /etc/quotes/quotes.ini
systemctl reload quotes.service
python3 - << 'PY'
path = "/usr/local/lib/quotes/quotes.py"
text = open(path).read()
changes = {
    'self.cache.get(url.query)': 'self.cache.get((product, quantity))',
    'render(product, quantity, asked.get("request", "-"))': 'price_table(product)',
    'self.cache.put(url.query, page)': 'self.cache.put((product, quantity), page)',
    'self.answer(200, page, ': 'self.answer(200, heading(product, quantity, asked.get("request", "-")) + page, ',
}
for old, fixed in changes.items():
    assert text.count(old) == 1, old
    text = text.replace(old, fixed)
open(path, "w").write(text)
PY
systemctl restart quotes.service
