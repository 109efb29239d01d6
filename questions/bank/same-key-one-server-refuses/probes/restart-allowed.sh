#!/bin/bash
# The right to restart the gallery, asked of sudo about deploy. Nothing is restarted.
set -u
may() { chroot "$BOX" sudo -n -l -U deploy "$@" > /dev/null 2>&1 < /dev/null; }
may /usr/bin/systemctl restart gallery || { echo 'deploy may no longer restart the gallery.'; exit 1; }
may /usr/bin/bash && { echo 'deploy may do more than restart the gallery.'; exit 1; }
echo 'deploy may restart the gallery, and no more.'
