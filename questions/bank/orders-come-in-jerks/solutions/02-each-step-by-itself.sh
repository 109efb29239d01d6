#!/bin/bash
# All notes that are missing are written at once, each by itself, and sent one after the other; the guard for the database shop only.
set -eu
python3 - << 'PY'
path = "/usr/local/lib/dispatch/dispatch.py"
text = open(path).read()
start, end = text.index("def handle_one"), text.index("while True:")
text = text[:start] + '''def handle_one(db):
    while True:
        with db, db.cursor() as cursor:
            order = next_order(cursor)
            if order is None:
                break
            write_note(cursor, order)
    with db, db.cursor() as cursor:
        cursor.execute("SELECT min(number) FROM notes WHERE sent IS NULL")
        number = cursor.fetchone()[0]
    if number is None:
        return
    tracking = announce(number)
    with db, db.cursor() as cursor:
        store_tracking(cursor, number, tracking)


''' + text[end:]
open(path, "w").write(text)
PY
runuser -u postgres -- psql -q -c "ALTER DATABASE shop SET idle_in_transaction_session_timeout = '20s'"
systemctl restart dispatch.service shop.service
