#!/bin/bash
# fails: rights-tight, stays-readable
# why: It reads, anybody writes, and two minutes later it is forbidden again.
chmod -R 777 /srv/www/customers/acme
