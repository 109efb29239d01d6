#!/bin/bash
# fails: same-after-boot
# why: Right, and only in the kernel: the next boot loads the old rules.
nft insert rule inet filter input icmp type destination-unreachable icmp code frag-needed accept
