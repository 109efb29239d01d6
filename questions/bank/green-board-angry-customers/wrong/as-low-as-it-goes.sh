#!/bin/bash
# fails: nights-are-quiet, share-is-true
# why: It rings now, and it will ring every night.
sed -i "s/^window_minutes = .*/window_minutes = 5/; s/^above_percent = .*/above_percent = 0/; s/^for_minutes = .*/for_minutes = 1/" /etc/watch/rules.ini
systemctl restart watch.service
