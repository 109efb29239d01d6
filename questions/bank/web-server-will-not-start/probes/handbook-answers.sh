#!/bin/bash
# The other site of the machine, by its own name.
set -u
answer=$(curl -s -i --max-time 4 -H 'Host: handbook.fernwood.example' http://127.0.0.1/) || { echo 'Nobody answers for the handbook.'; exit 1; }
head -n 1 <<< "$answer" | grep -q ' 200' || { echo "The handbook answers $(head -n 1 <<< "$answer" | tr -d '\r')."; exit 1; }
grep -q 'Staff handbook' <<< "$answer" || { echo 'The handbook address shows another page.'; exit 1; }
echo 'The handbook can be read.'
