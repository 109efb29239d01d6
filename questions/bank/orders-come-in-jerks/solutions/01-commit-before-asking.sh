#!/bin/bash
# Number and note are kept first; the carrier is asked with nothing held; what was not sent comes first in the next round.
set -eu
cp -p /usr/local/lib/dispatch/dispatch.py /root/dispatch.py.orig
python3 - << 'PY'
path = "/usr/local/lib/dispatch/dispatch.py"
text = open(path).read()
start, end = text.index("def handle_one"), text.index("while True:")
text = text[:start] + '''def unsent(cursor):
    cursor.execute("SELECT min(number) FROM notes WHERE sent IS NULL")
    return cursor.fetchone()[0]


def handle_one(db):
    with db, db.cursor() as cursor:
        number = unsent(cursor)
        if number is None:
            order = next_order(cursor)
            if order is None:
                return
            number = write_note(cursor, order)
    tracking = announce(number)
    with db, db.cursor() as cursor:
        store_tracking(cursor, number, tracking)


''' + text[end:]
open(path, "w").write(text)
PY
python3 -m py_compile /usr/local/lib/dispatch/dispatch.py
runuser -u postgres -- psql -q -c "ALTER SYSTEM SET idle_in_transaction_session_timeout = '15s'"
systemctl reload postgresql@15-main.service
systemctl restart dispatch.service
