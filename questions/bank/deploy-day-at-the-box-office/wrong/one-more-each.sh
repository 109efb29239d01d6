#!/bin/bash
# fails: room-for-others
# why: All is given back, but four times four and the ledger feed are all there is: in a crowd the dashboard is refused.
python3 - << 'PY'
path = "/usr/local/lib/tickets/tickets.py"
text = open(path).read()
start, end = text.index("def buy("), text.index("class BoxOffice")
body = text[start:end].replace("    pool.give_back(db)\n", "").rstrip().split("\n")
head, rest = body[:3], body[3:]
new = head + ["    try:"] + ["    " + line for line in rest] + ["    finally:", "        db.rollback()", "        pool.give_back(db)"]
text = text[:start] + "\n".join(new) + "\n\n\n" + text[end:]
open(path, "w").write(text)
PY
python3 -m py_compile /usr/local/lib/tickets/tickets.py
sed -i 's/^pool_size = .*/pool_size = 4/' /etc/tickets/tickets.ini
systemctl restart tickets.service
sleep 2
