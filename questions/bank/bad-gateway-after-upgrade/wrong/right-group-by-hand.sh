#!/bin/bash
# fails: made-by-its-start
# why: The right people get in, until the unit is restarted.
sleep 3
chgrp www-data /run/tracking /run/tracking/web.sock
chmod 750 /run/tracking
chmod 770 /run/tracking/web.sock
