#!/bin/bash
# fails: share-is-true, phone-rings, board-is-true
# why: The rule is as promised, and is asked about a number eleven times too small.
sed -i "s/^window_minutes = .*/window_minutes = 5/; s/^above_percent = .*/above_percent = 2/; s/^for_minutes = .*/for_minutes = 1/" /etc/watch/rules.ini
systemctl restart watch.service
