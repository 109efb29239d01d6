#!/bin/bash
# fails: share-is-true, waiting-is-true, board-is-true
# why: The checks are out of it; those who never got an answer still are not in it.
sed -i "s/^            if int(status) == 0:/            if int(status) == 0 or 'lb-checker' in agent:/" /srv/watch/watch.py
sed -i "s/^window_minutes = .*/window_minutes = 5/; s/^above_percent = .*/above_percent = 2/; s/^for_minutes = .*/for_minutes = 1/" /etc/watch/rules.ini
systemctl restart watch.service
