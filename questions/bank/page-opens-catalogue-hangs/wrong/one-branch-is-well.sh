#!/bin/bash
# fails: branch-b-reads
# why: The message for branch A is heard; that for branch B comes from an address that is dropped one rule earlier.
sed -i 's/^\t\tmeta l4proto { icmp, icmpv6 } counter drop/\t\ticmp type destination-unreachable accept\n&/' /etc/nftables.conf
systemctl reload nftables.service
