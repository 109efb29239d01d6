#!/bin/bash
# What a number of posters costs: 9.00 for the plate, 0.14 each.
copies=$(sed -n 's/.*copies=\([0-9]\{1,6\}\).*/\1/p' <<< "${QUERY_STRING:-}")
[ -n "$copies" ] || { echo 'How many copies?'; exit 0; }
cents=$((900 + copies * 14))
printf '%d copies: %d.%02d\n' "$copies" $((cents / 100)) $((cents % 100))
