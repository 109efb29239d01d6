#!/bin/bash
# fails: nothing-lost, failed-snapshot-harmless
# why: Nothing waits any more, because it is gone.
rm -f /var/lib/notices/queue/*.notice
systemctl restart notices.service
