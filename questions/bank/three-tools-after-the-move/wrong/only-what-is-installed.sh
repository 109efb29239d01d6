#!/bin/bash
# fails: release-lasts
# why: Works until Monday: the release brings the old line ends and the old loader back.
sed -i 's/\r$//' /opt/depot/bin/parcels
gcc -O1 -o /opt/depot/bin/postage /usr/src/depot/postage.c
echo /opt/depot/lib > /etc/ld.so.conf.d/depot.conf
ldconfig
