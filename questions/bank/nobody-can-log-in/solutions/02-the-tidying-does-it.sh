#!/bin/bash
# The script corrected in place, which needs no new file; then it does the rest itself.
set -eu
fixed=$(sed "s/-name 'ses-\*'/-name 'sess_*'/" /usr/local/sbin/tidy-sessions)
printf '%s\n' "$fixed" > /usr/local/sbin/tidy-sessions
systemctl start tidy-sessions.service
