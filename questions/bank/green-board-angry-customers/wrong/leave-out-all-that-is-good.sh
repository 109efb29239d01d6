#!/bin/bash
# fails: share-is-true, nights-are-quiet
# why: Where only failures are counted, everything fails.
sed -i 's/^            if int(status) == 0:/            if int(status) == 200:/' /srv/watch/watch.py
sed -i 's/sum(request.status >= 500 for/sum(request.status >= 500 or request.status == 0 for/' /srv/watch/watch.py
sed -i "s/^window_minutes = .*/window_minutes = 5/; s/^above_percent = .*/above_percent = 2/; s/^for_minutes = .*/for_minutes = 1/" /etc/watch/rules.ini
systemctl restart watch.service
