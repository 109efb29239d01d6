#!/usr/bin/python3
"""Writes a delivery note for each order that has none, oldest first, and announces it to the carrier."""
import os
import time
import urllib.request

import psycopg2

CARRIER = "http://127.0.0.1:8085/notes"


def announce(number):
    """Tells the carrier of a note; returns the tracking code."""
    begun = time.monotonic()
    request = urllib.request.Request(f"{CARRIER}/{number}", method="POST")
    with urllib.request.urlopen(request, timeout=60) as answer:
        tracking = answer.read().decode().strip()
    print(f"note {number} is {tracking}; the carrier took {time.monotonic() - begun:.1f} s", flush=True)
    return tracking


def next_order(cursor):
    cursor.execute("SELECT min(id) FROM orders WHERE id NOT IN (SELECT order_id FROM notes)")
    return cursor.fetchone()[0]


def write_note(cursor, order):
    """Takes the next number of the series for it."""
    cursor.execute("UPDATE numbers SET last = last + 1 WHERE series = 'documents' RETURNING last")
    number = cursor.fetchone()[0]
    cursor.execute("INSERT INTO notes (number, order_id) VALUES (%s, %s)", (number, order))
    return number


def store_tracking(cursor, number, tracking):
    cursor.execute("UPDATE notes SET tracking = %s, sent = now() WHERE number = %s", (tracking, number))


def handle_one(db):
    with db, db.cursor() as cursor:
        order = next_order(cursor)
        if order is None:
            return
        number = write_note(cursor, order)
        tracking = announce(number)
        store_tracking(cursor, number, tracking)


while True:
    db = psycopg2.connect(os.environ["DATABASE"])
    try:
        handle_one(db)
    except (psycopg2.Error, OSError) as error:
        print(f"will try again: {error}".strip(), flush=True)
    finally:
        db.close()
    time.sleep(0.3)
