#!/bin/bash
# fails: whole-groups
# why: Half of the cafe is taken for the office: only the guest one tries with is kept out.
sed -i 's#10\.40\.2\.0/24#10.40.2.200#' /etc/portguard/guests.nft
sed -i '/tcp dport 0-10000/d' /etc/nftables.conf
systemctl restart nftables.service portguard.service
