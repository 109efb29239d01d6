#!/bin/bash
# Taken is given back on every way out, after a rollback; and four times three leave room for the others.
set -eu
cp -p /usr/local/lib/tickets/tickets.py /root/tickets.py.orig
python3 - << 'PY'
path = "/usr/local/lib/tickets/tickets.py"
text = open(path).read()
start, end = text.index("def buy("), text.index("class BoxOffice")
body = text[start:end].replace("    pool.give_back(db)\n", "").rstrip().split("\n")
head, rest = body[:3], body[3:]
new = head + ["    try:"] + ["    " + line for line in rest] + ["    finally:", "        if not db.closed:", "            db.rollback()", "        pool.give_back(db)"]
text = text[:start] + "\n".join(new) + "\n\n\n" + text[end:]
open(path, "w").write(text)
PY
python3 -m py_compile /usr/local/lib/tickets/tickets.py
sed -i 's/^pool_size = .*/pool_size = 3/' /etc/tickets/tickets.ini
systemctl restart tickets.service
sleep 1
