#!/bin/bash
# fails: stays-so
# why: Wins the quarrel with the upkeep by ending it; the next change of the network group never reaches this machine.
systemctl disable --now resolv-sync.timer
sed -i '/10\.9\.0\.53/d' /etc/resolv.conf
