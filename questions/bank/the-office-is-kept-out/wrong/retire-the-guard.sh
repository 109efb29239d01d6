#!/bin/bash
# fails: guests-see-nothing
# why: The office is in; the guests of the café may try passwords at the console.
sed -i '/tcp dport 0-10000/d' /etc/nftables.conf
systemctl disable --now portguard.service
systemctl restart nftables.service
