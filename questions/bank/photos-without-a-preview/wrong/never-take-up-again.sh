#!/bin/bash
# fails: queue-moves
# why: The upload stays in working/ for ever, where nobody looks, and so will every other that a restart interrupts.
sed -i 's/^for left in .*/for left in ():/' /usr/local/lib/previews/previews.py
systemctl kill -s KILL previews.service
sleep 2
