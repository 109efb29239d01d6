#!/bin/bash
# fails: waiting-is-true
# why: All is mended but the waiting time, which is still the mean of two percentiles.
sed -i "s/^            if int(status) == 0:/            if 'lb-checker' in agent:/" /srv/watch/watch.py
sed -i 's/sum(request.status >= 500 for/sum(request.status >= 500 or request.status == 0 for/' /srv/watch/watch.py
sed -i "s/^window_minutes = .*/window_minutes = 5/; s/^above_percent = .*/above_percent = 2/; s/^for_minutes = .*/for_minutes = 1/" /etc/watch/rules.ini
systemctl restart watch.service
