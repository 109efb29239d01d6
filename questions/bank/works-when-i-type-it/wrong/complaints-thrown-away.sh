#!/bin/bash
# shellcheck disable=SC2016
# fails: complaints-kept
# why: The next time it fails, nobody will read why, again.
crontab -u kpi -l | sed 's#^\*.*figures >.*#PATH=/usr/local/bin:/usr/bin:/bin\n* * * * * figures > /srv/board/figures-$(date +\\%F).txt 2> /dev/null#' | crontab -u kpi -
