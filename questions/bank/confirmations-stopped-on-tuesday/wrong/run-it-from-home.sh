#!/bin/bash
# fails: next-program-starts, unit-runs
# why: The service now depends on somebody's attempt in her home directory, and the hole is still there.
sed -i 's/8079/8070/; s#/home/iris/try/orders#/srv/orders#' /home/iris/try/confirmations.py
sed -i 's#/srv/jobs/confirmations.py#/home/iris/try/confirmations.py#; /^EnvironmentFile/d' /etc/systemd/system/confirmations.service
chmod 755 /home/iris
systemctl daemon-reload
systemctl restart confirmations.service
