#!/bin/bash
# The tidying written anew, with the folder in it; made in /tmp, because the full disk takes no new file.
set -eu
cat > /tmp/tidy << 'TIDY'
#!/bin/bash
set -eu
find /var/lib/sessions -mindepth 1 -maxdepth 1 -type f -name 'sess_*' -mmin +1440 -delete
echo "$(find /var/lib/sessions -type f | wc -l) sessions left"
TIDY
cat /tmp/tidy > /usr/local/sbin/tidy-sessions
systemctl start tidy-sessions.service
