#!/bin/bash
# The living service is asked for every entry, one by one, and a new ledger is written from the answers.
set -eu
systemctl stop tills.service
python3 - << 'PY'
import json
import sqlite3
import urllib.error
import urllib.request

db = sqlite3.connect("/root/new.db")
db.execute("CREATE TABLE entries (id INTEGER PRIMARY KEY, ref TEXT NOT NULL UNIQUE, cents INTEGER NOT NULL, text TEXT NOT NULL)")
number, gaps = 0, 0
while gaps < 50:
    number += 1
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:8084/entries/{number}") as answer:
            one = json.load(answer)
        db.execute("INSERT INTO entries VALUES (?, ?, ?, ?)", (one["id"], one["ref"], one["cents"], one["text"]))
        gaps = 0
    except urllib.error.HTTPError:
        gaps += 1
db.commit()
PY
systemctl stop ledger.service
rm -f /var/lib/ledger/ledger.db*
install -o ledger -g ledger -m 644 /root/new.db /var/lib/ledger/ledger.db
systemctl start ledger.service tills.service
number=$(debugfs -R lsdel /srv/archive.img 2> /dev/null | awk '$4 == 301234 { print $1 }')
debugfs -R "dump <$number> /srv/recovered/lease-2019.pdf" /srv/archive.img
sleep 2
