#!/bin/bash
# fails: failed-snapshot-harmless
# why: The copy works again; the next time it fails, for whatever reason, customers hear nothing once more.
sed -i 's#^target=.*#target=/var/backups/notices#' /usr/local/sbin/snapshot-notices
systemctl restart notices.service
systemctl start notices-snapshot.service
