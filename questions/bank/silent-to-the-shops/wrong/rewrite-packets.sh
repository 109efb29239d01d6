#!/bin/bash
# fails: settings-last
# why: A rule that sends the shops' packets to the other address works until the reboot at lunch, and hides the real setting.
sysctl -q -w net.ipv4.conf.all.route_localnet=1
nft add table ip relief
nft add chain ip relief prerouting '{ type nat hook prerouting priority dstnat; }'
nft add rule ip relief prerouting ip daddr 10.20.0.5 tcp dport 9000 dnat to 127.0.0.1:9000
