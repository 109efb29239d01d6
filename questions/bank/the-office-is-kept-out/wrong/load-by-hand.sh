#!/bin/bash
# fails: guests-see-nothing, same-after-boot
# why: Loading the main file by hand flushes the guests' table with all the rest: it works, lets guests at the console, and ends at the next boot.
sed -i '/tcp dport 0-10000/d' /etc/nftables.conf
nft -f /etc/nftables.conf
