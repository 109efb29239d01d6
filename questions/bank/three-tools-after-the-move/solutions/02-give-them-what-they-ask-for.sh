#!/bin/bash
# The system's loader where the old toolchain had its own, and an rpath instead of a setting of the whole system.
set -eu
tr -d '\r' < /usr/src/depot/parcels > /root/parcels
cat /root/parcels > /usr/src/depot/parcels
mkdir -p /opt/toolchain/lib
ln -s /lib64/ld-linux-x86-64.so.2 /opt/toolchain/lib/ld-linux-x86-64.so.2
sed -i 's|-o $@ tally.c libdepotfmt.so.2|-Wl,-rpath,/opt/depot/lib &|' /usr/src/depot/Makefile
touch /usr/src/depot/tally.c
make -s -C /usr/src/depot install
