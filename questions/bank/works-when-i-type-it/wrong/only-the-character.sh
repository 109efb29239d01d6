#!/bin/bash
# fails: board-shows-today
# why: The command is whole now and starts, and finds no program of that name: an empty file each minute.
crontab -u kpi -l | sed 's#+%F).txt#+\\%F).txt 2>> /var/log/board/figures.log#' | crontab -u kpi -
for _ in $(seq 55); do
  [ -s /var/log/board/figures.log ] && break
  sleep 1
done
exit 0
