#!/bin/bash
# fails: audit-kept, same-after-boot
# why: Everything arrives, also everything that the audit wanted kept out.
systemctl disable --now nftables.service
nft flush ruleset
