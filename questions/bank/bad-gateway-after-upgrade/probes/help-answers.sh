#!/bin/bash
# The part of the site that worked all the time.
set -u
curl -s --max-time 4 --retry 4 --retry-delay 1 --retry-connrefused -H 'Host: track.heron.example' http://127.0.0.1/help/ |
  grep -q 'How to read a parcel number' || { echo 'The help page is gone.'; exit 1; }
echo 'The help page can be read.'
