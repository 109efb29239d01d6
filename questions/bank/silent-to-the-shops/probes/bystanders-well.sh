#!/bin/bash
# The gauges and the reordering keep running, the numbers are the ones that were copied.
set -u
[ "$(sha256sum < "$BOX/srv/stock/plants.json" | cut -c1-16)" = 4ea67a9d2d12c558 ] || { echo 'The numbers were changed.'; exit 1; }
for unit in gauges reorder lan; do
  for wanted in "$BOX"/etc/systemd/system/*.wants/"$unit".service; do
    [ -L "$wanted" ] || { echo "The unit $unit would not start with the machine."; exit 1; }
  done
done
curl -s --max-time 2 --retry 3 --retry-delay 1 --retry-connrefused http://10.20.0.5:9100/ | grep -q '^load' || { echo 'The gauges do not answer.'; exit 1; }
echo 'The others are as they were.'
