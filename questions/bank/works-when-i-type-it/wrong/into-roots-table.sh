#!/bin/bash
# shellcheck disable=SC2016
# fails: still-scheduled
# why: Works, with all the rights of the machine, in a table that nobody looks for it in.
crontab -u kpi -l | grep -v 'figures >' | crontab -u kpi -
printf '%s\n' 'PATH=/usr/local/bin:/usr/bin:/bin' '* * * * * figures > /srv/board/figures-$(date +\%F).txt 2>> /var/log/board/figures.log' | crontab -
