#!/bin/bash
# shellcheck disable=SC2016
# fails: tidying-works, live-stay-in
# why: It takes sessions that are still good.
printf '#!/bin/bash\nfind "$1" -type f -name "sess_*" -mmin +60 -delete\n' > /usr/local/sbin/tidy-sessions
systemctl start tidy-sessions.service
