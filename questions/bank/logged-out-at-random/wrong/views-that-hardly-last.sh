#!/bin/bash
# fails: views-recorded, nothing-pushes
# why: There is room now, but the shop shows the views of ten seconds and only three are kept; the rule stays as it was.
sed -i 's/^keep_seconds = .*/keep_seconds = 3/' /etc/views/views.ini
systemctl restart views.service
redis-cli --scan --pattern 'view:*' | xargs -r -n 500 redis-cli UNLINK > /dev/null
