#!/bin/bash
# fails: repeats-are-cheap
# why: It lives, but remembers answers that nobody will ever ask for again: each quote is calculated anew.
sed -i 's/^max_entries = 0$/max_entries = 50/' /etc/quotes/quotes.ini
systemctl restart quotes.service
