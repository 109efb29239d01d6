#!/bin/bash
# fails: stays-away, tools-tell-the-truth, evidence-kept
# why: The unit's friends put it back at the next full minute.
systemctl disable --now fontconfig-cache.service
rm -f /etc/systemd/system/fontconfig-cache.service /usr/lib/sysstat/.fc-cached
systemctl daemon-reload
