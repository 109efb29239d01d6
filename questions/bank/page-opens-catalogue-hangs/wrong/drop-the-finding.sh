#!/bin/bash
# fails: audit-kept
# why: Both branches read, and finding 3 of the audit is gone: impossible senders are let in.
sed -i '/ip saddr {/d; s/^\t\tmeta l4proto { icmp, icmpv6 } counter drop/\t\ticmp type destination-unreachable accept\n&/' /etc/nftables.conf
systemctl reload nftables.service
