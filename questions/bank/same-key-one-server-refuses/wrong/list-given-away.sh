#!/bin/bash
# fails: lists-out-of-reach
# why: Whoever owns the list can add keys to it.
chmod 755 /etc/ssh/ops-keys
chown deploy: /etc/ssh/ops-keys/deploy
