#!/bin/bash
# fails: stays-away, tools-tell-the-truth, way-in-closed, evidence-kept
# why: The process is gone and its file, too; in less than a minute both are back.
pid=$(systemctl show -p MainPID --value fontconfig-cache.service)
rm -f /usr/lib/sysstat/.fc-cached
kill -9 "$pid"
