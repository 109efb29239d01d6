#!/bin/bash
# fails: tally-sums, release-lasts
# why: The name is satisfied, the meaning is not: amounts come out a hundred times too large.
sed -i 's/\r$//' /usr/src/depot/parcels
sed -i 's/^LOADER = .*/LOADER =/' /usr/src/depot/Makefile
make -s -C /usr/src/depot clean install
ln -s /usr/local/lib/libdepotfmt.so.1 /lib/x86_64-linux-gnu/libdepotfmt.so.2
