#!/bin/bash
# fails: queue-moves, processor-calm
# why: The next process takes up the interrupted upload again, and stays with it.
kill -9 "$(systemctl show -p MainPID --value previews.service)"
sleep 2
