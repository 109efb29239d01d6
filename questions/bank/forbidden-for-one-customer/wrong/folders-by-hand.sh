#!/bin/bash
# fails: stays-readable
# why: The right repair, until the timer runs again.
find /srv/www/customers/acme -type d -exec chmod 755 {} +
