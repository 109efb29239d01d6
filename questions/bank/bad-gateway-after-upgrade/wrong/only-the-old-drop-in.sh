#!/bin/bash
# fails: parcels-found
# why: The socket is right again, but 3.0 also closes the directory it lies in.
mv /etc/systemd/system/tracking.service.d/web-server.conf.from-2.9 /etc/systemd/system/tracking.service.d/web-server.conf
systemctl daemon-reload
systemctl restart tracking.service
