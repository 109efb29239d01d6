#!/bin/bash
# Sessions that are no longer good go first: on the full disk not even an editor can save. Then the tidying learns their name.
set -eu
find /var/lib/sessions -maxdepth 1 -type f -name 'sess_*' -mmin +1440 -delete
sed -i "s/'ses-\*'/'sess_*'/" /usr/local/sbin/tidy-sessions
systemctl start tidy-sessions.service
