#!/bin/bash
# The box's own ledger, started here with a store that is not there: does it go on trying, or would its unit start it again, for as long as it takes?
set -u
show() { chroot "$BOX" systemctl show -p "$1" --value ledger.service; }
program=$(show ExecStart | grep -o '/[^ ;]*ledger\.py' | head -n 1)
[ -e "$BOX${program:-/none}" ] || { echo 'The ledger is not where its unit says.'; exit 1; }
LEDGER_SHELF=127.0.0.1:9 LEDGER_PORT=18093 PYTHONDONTWRITEBYTECODE=1 timeout 2.5 python3 "$BOX$program" > /dev/null 2>&1
code=$?
[ $code = 124 ] && { echo 'It goes on trying by itself.'; exit 0; }
case $(show Restart)/$code in
  always/*) ;;
  on-failure/0 | no/* | on-success/[1-9]* | on-abnormal/* | on-abort/*) echo 'Without its store it ends, and nobody starts it again.'; exit 1 ;;
esac
seconds() { systemd-analyze timespan "$1" 2> /dev/null | awk '/μs:|us:/ { print $NF / 1000000 }'; }
interval=$(show StartLimitIntervalUSec)
pause=$(show RestartUSec)
[ "$interval" = 0 ] && { echo 'Its unit starts it again, for as long as it takes.'; exit 0; }
# A start that first waits for the store takes its time by itself, and a fixed wait before it counts as part of the pause.
before=$(show ExecStartPre)
while read -r program; do
  before+=$(grep -vsE '^[[:space:]]*#' "$BOX$program")
done < <(grep -oE '/(usr/local|etc|opt|srv)/[^ ;"]+' <<< "$before" | sort -u)
[[ $before =~ (until|while|retry).*(5433|shelf) || $before =~ (5433|shelf).*(until|while|retry) ]] && { echo 'Its unit waits for the store before each start.'; exit 0; }
wait=$(grep -oE 'sleep +[0-9]+' <<< "$before" | awk '{ print $2; exit }')
awk -v burst="$(show StartLimitBurst)" -v pause="$(seconds "$pause")" -v wait="${wait:-0}" -v interval="$(seconds "$interval")" 'BEGIN { exit !(burst == 0 || burst * (pause + wait) >= interval) }' ||
  { echo 'If the store takes its time, systemd gives the ledger up.'; exit 1; }
echo 'Its unit starts it again, for as long as it takes.'
