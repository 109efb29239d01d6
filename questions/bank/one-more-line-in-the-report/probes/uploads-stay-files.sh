#!/bin/bash
# Sends a program of its own, asks for it, and takes it back; then asks for the one that is there. A refusal is fine too.
set -u
url=http://127.0.0.1:8088
curl -s -o /dev/null --max-time 3 --retry 5 --retry-delay 1 --retry-connrefused $url/ || { echo 'The site does not answer.'; exit 1; }
name=sample-$$.cgi
# shellcheck disable=SC2016
sent='#!/bin/sh
echo $((6 * 7000 + 1))'
curl -s -o /dev/null --max-time 3 -X PUT --data-binary "$sent" "$url/in/$name"
answers=$(curl -s --max-time 3 "$url/in/$name" "$url//in/$name" "$url/cgi-bin/../in/$name" --path-as-is)
curl -s -o /dev/null --max-time 3 -X DELETE "$url/in/$name"
grep -qx 42001 <<< "$answers" && { echo 'A program that was sent in just now was started.'; exit 1; }
left=$(curl -s --max-time 3 "$url/in/proof-4472.cgi?echo+seen-\$((6*7000+2))")
grep -q seen-42002 <<< "$left" && { echo 'The program that came in three nights ago still does what it is told.'; exit 1; }
echo 'What comes in stays a file.'
