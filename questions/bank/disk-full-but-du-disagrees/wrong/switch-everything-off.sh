#!/bin/bash
# fails: still-keeps-its-book
# why: Level off ends the trace and the daily book with it.
sed -i 's/^level = trace$/level = off/' /etc/labels/labels.conf
systemctl restart labels.service
