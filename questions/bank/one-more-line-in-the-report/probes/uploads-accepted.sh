#!/bin/bash
# A customer's file goes in, comes back the same and can be withdrawn; those that were there are still there.
set -u
url=http://127.0.0.1:8088
curl -s -o /dev/null --max-time 3 --retry 5 --retry-delay 1 --retry-connrefused $url/ || { echo 'The site does not answer.'; exit 1; }
name=sample-$$.pdf
sent=$(seq 900 1100)
status=$(curl -s -o /dev/null -w '%{http_code}' --max-time 3 -X PUT --data-binary "$sent" "$url/in/$name")
back=$(curl -s --max-time 3 "$url/in/$name")
curl -s -o /dev/null --max-time 3 -X DELETE "$url/in/$name"
[ "$status" = 201 ] || { echo "A customer's file was not accepted: $status."; exit 1; }
[ "$back" = "$sent" ] || { echo "A customer's file does not come back as it was sent."; exit 1; }
for job in 4461 4463 4464 4465 4467 4468 4469 4470 4471 4473 4474 4476; do
  curl -s --max-time 3 "$url/in/proof-$job.pdf" | tail -n 1 | grep -qx $((job + 400)) || { echo "The artwork of job $job is gone."; exit 1; }
done
echo 'Customers can send their artwork, and what they sent is there.'
