#!/bin/bash
# The other four customers are served as they were.
set -u
for customer in alder birch cedar dogwood; do
  for page in catalogue/spring/plant-2.txt contact/; do
    answer=$(curl -s --max-time 3 --retry 5 --retry-delay 1 --retry-connrefused --retry-max-time 5 -w '\n%{http_code}' \
      -H 'Host: portal.fernwood.example' "http://127.0.0.1/$customer/$page") || { echo 'The portal does not answer.'; exit 1; }
    [ "${answer##*$'\n'}" = 200 ] || { echo "/$customer/$page is answered with ${answer##*$'\n'}."; exit 1; }
    grep -q "$customer" <<< "$answer" || { echo "/$customer/$page is not theirs."; exit 1; }
  done
done
echo 'The other customers can be read.'
