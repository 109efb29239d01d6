#!/usr/bin/python3
"""Counts what was sold, for the accountants, over one connection that it keeps."""
import time

import psycopg2

db = psycopg2.connect("host=127.0.0.1 dbname=boxoffice user=ledger password=pennies-5 application_name=ledger-feed")
db.autocommit = True
before = None
while True:
    with db.cursor() as cursor:
        cursor.execute("SELECT sum(sold) FROM events")
        sold = cursor.fetchone()[0]
    if before is not None and sold != before:
        print(f"{sold - before} more tickets", flush=True)
    before = sold
    time.sleep(20)
