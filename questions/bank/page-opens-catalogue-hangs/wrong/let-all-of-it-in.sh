#!/bin/bash
# fails: branch-b-reads, audit-kept
# why: Answers ping again, and branch B's message still falls to the rule above.
sed -i '/meta l4proto { icmp, icmpv6 } counter drop/d; s/ct state invalid drop/&\n\t\tmeta l4proto icmp accept/' /etc/nftables.conf
systemctl reload nftables.service
