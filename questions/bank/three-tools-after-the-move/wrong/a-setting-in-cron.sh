#!/bin/bash
# fails: tally-sums, release-lasts
# why: Cron finds the library; whoever runs the tool by hand does not, and neither does the next job.
sed -i 's/\r$//' /usr/src/depot/parcels
sed -i 's/^LOADER = .*/LOADER =/' /usr/src/depot/Makefile
make -s -C /usr/src/depot clean install
sed -i '1i LD_LIBRARY_PATH=/opt/depot/lib' /etc/cron.d/depot
