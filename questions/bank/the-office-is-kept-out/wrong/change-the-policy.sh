#!/bin/bash
# fails: office-gets-in, rest-stays-silent
# why: The policy is only asked when no rule decided; here two rules did.
sed -i 's/policy drop/policy accept/' /etc/nftables.conf
systemctl restart nftables.service portguard.service
