#!/bin/bash
# fails: no-note-forgotten, house-rule
# why: Orders flow, but a restart in the middle of a call leaves a note that nobody sends.
sed -i 's/^    with db, db.cursor() as cursor:$/    db.autocommit = True\n    with db.cursor() as cursor:/' /usr/local/lib/dispatch/dispatch.py
systemctl restart dispatch.service
sleep 3
systemctl restart dispatch.service
sleep 22
