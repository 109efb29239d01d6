#!/bin/bash
# fails: can-log-in, tidying-works
# why: It finds nothing every minute instead of every hour.
printf '[Timer]\nOnBootSec=10\nOnUnitActiveSec=60\n[Install]\nWantedBy=timers.target\n' > /etc/systemd/system/tidy-sessions.timer
systemctl daemon-reload
systemctl restart tidy-sessions.timer tidy-sessions.service
