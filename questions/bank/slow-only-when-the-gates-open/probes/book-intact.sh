#!/bin/bash
# The first four hundred lines were there before; the others were written since.
set -u
book=$BOX/var/lib/tickets/sold.csv
[ "$(head -n 400 "$book" 2> /dev/null | sha256sum | cut -c1-16)" = 8b93a49cdab149a4 ] || { echo 'The book of sold tickets was changed.'; exit 1; }
twice=$(cut -d, -f1 "$book" | sort | uniq -d | head -n 1)
[ -z "$twice" ] || { echo "Ticket $twice was sold twice."; exit 1; }
echo 'The book is complete, and every number is in it once.'
