#!/bin/bash
# fails: release-lasts
# why: Everything is right but the old postage in the sources, which make takes for finished and installs again on Monday.
sed -i 's/\r$//' /usr/src/depot/parcels
sed -i 's/^LOADER = .*/LOADER =/' /usr/src/depot/Makefile
install -m 755 /usr/src/depot/parcels /opt/depot/bin/parcels
gcc -O1 -Wall -o /opt/depot/bin/postage /usr/src/depot/postage.c
echo /opt/depot/lib > /etc/ld.so.conf.d/depot.conf
ldconfig
