#!/bin/bash
# What each line carries at most: ours by what this network shows, the provider's by asking there.
set -u
as() { systemd-run -q --pipe --wait --collect -p LogLevelMax=warning -p "NetworkNamespacePath=/run/netns/$1" "${@:2}" < /dev/null; }
carries() { grep -o ' mtu [0-9]*' <<< "$1" | head -n 1; }
for line in wan0 lan0; do
  [ "$(carries "$(ip -o link show "$line" 2> /dev/null)")" = ' mtu 1500' ] || { echo "The link $line of this machine was changed."; exit 1; }
done
for line in provider/tunnel-a/1400 gate-a/tunnel-a/1400 relay/tunnel-b/1300 gate-b/tunnel-b/1300 branch-a/eth0/1500 branch-b/eth0/1500; do
  IFS=/ read -r host device size <<< "$line"
  [ -e "$BOX/run/netns/$host" ] || { echo "The machine $host is no longer there."; exit 1; }
  [ "$(carries "$(as "$host" ip -o link show "$device")")" = " mtu $size" ] || { echo "The line $device at $host was changed."; exit 1; }
done
[ -z "$(as provider nft list ruleset)" ] || { echo 'There are rules now on a machine of the provider.'; exit 1; }
echo 'All lines are as they were.'
