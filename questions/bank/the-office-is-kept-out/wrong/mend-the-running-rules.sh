#!/bin/bash
# fails: same-after-boot
# why: Right in the kernel, wrong in the files: gone with the next boot.
nft insert rule inet filter input ip saddr 10.40.2.0/25 tcp dport 8443 accept
nft flush chain ip portguard early
nft add rule ip portguard early ip saddr 10.40.2.128/25 counter drop
