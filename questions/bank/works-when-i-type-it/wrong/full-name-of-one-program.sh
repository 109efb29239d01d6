#!/bin/bash
# shellcheck disable=SC2016
# fails: board-shows-today, complaints-kept
# why: The program is found, the one that it calls is not.
crontab -u kpi -l | sed 's#figures > .*#/usr/local/bin/figures > /srv/board/figures-$(date +\\%F).txt 2>> /var/log/board/figures.log#' | crontab -u kpi -
for _ in $(seq 55); do
  [ -s /var/log/board/figures.log ] && break
  sleep 1
done
exit 0
