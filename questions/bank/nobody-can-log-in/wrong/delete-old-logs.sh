#!/bin/bash
# fails: room-for-more, tidying-works
# why: Room for thirty more logins.
rm -f /var/log/weblogin/*.gz
