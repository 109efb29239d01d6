#!/bin/bash
# fails: parcels-lists, postage-prices, release-lasts
# why: The report comes out, but the tools themselves still cannot be started by anybody else.
sed -i 's#/opt/depot/bin/parcels#tr -d "\\r" < /opt/depot/bin/parcels | /bin/sh#; s#/opt/depot/bin/postage#/lib64/ld-linux-x86-64.so.2 &#' /etc/cron.d/depot
echo /opt/depot/lib > /etc/ld.so.conf.d/depot.conf
ldconfig
