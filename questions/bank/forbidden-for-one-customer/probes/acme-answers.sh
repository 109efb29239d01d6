#!/bin/bash
# Pages at every depth, as a customer of Acme would click through them.
set -u
for page in index.html catalogue/ catalogue/spring/ catalogue/autumn/index.html catalogue/spring/plant-4.txt contact/; do
  answer=$(curl -s --max-time 3 --retry 5 --retry-delay 1 --retry-connrefused --retry-max-time 5 -w '\n%{http_code}' \
    -H 'Host: portal.fernwood.example' "http://127.0.0.1/acme/$page") || { echo 'The portal does not answer.'; exit 1; }
  [ "${answer##*$'\n'}" = 200 ] || { echo "/acme/$page is answered with ${answer##*$'\n'}."; exit 1; }
  grep -q acme <<< "$answer" || { echo "/acme/$page is not Acme's page."; exit 1; }
done
echo 'All of Acme can be read.'
