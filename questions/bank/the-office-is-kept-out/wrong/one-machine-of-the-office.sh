#!/bin/bash
# fails: whole-groups
# why: The machine one tries with gets in; the rest of the office is as shut out as before.
sed -i 's#ip saddr 10\.40\.2\.0/24 counter drop#ip saddr 10.40.2.0/24 ip saddr != 10.40.2.17 counter drop#' /etc/portguard/guests.nft
sed -i '/tcp dport 0-10000/d' /etc/nftables.conf
systemctl restart nftables.service portguard.service
