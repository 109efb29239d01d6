#!/bin/bash
# Only root may write in the folder; everybody may read the lists, which hold public keys.
set -eu
chmod 755 /etc/ssh/ops-keys
chmod g-s /etc/ssh/ops-keys
chmod 644 /etc/ssh/ops-keys/*
