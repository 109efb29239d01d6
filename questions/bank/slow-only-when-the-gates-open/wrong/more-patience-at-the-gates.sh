#!/bin/bash
# fails: all-connected, bus-in-time, others-untouched
# why: Guests wait longer before they give up. That is not a faster till.
sed -i 's/PATIENCE, PAUSE = 40, 8, 30/PATIENCE, PAUSE = 40, 60, 30/' /usr/local/lib/fair/gates.py
systemctl restart gates.service
