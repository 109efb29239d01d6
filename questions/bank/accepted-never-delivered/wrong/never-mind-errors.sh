#!/bin/bash
# fails: last-good-kept
# why: The last line is reached whatever happens, and so is the one that removes the only good copy.
sed -i '/^set -e$/d; s#^target=.*#target=/var/backups/notices#' /usr/local/sbin/snapshot-notices
systemctl restart notices.service
systemctl start notices-snapshot.service
