#!/bin/bash
# The running service itself, with the text of today and the carrier's postage. A unit that keeps failing is not waited for.
set -u
for _ in $(seq 10); do
  text=$(curl -s --max-time 3 'http://127.0.0.1:8070/preview?order=4117') && break
  sleep 0.2
done
[ -n "$text" ] || { echo 'The service does not answer.'; exit 1; }
grep -q 'within three days' <<< "$text" || { echo 'The text is not the current one.'; exit 1; }
grep -q 'Postage is 8.80, in all 32.25' <<< "$(curl -s --max-time 3 'http://127.0.0.1:8070/preview?order=4117' | sed 's/  */ /g')" ||
  { echo 'The postage is not right.'; exit 1; }
echo 'The service answers with the current text and the right postage.'
