#!/bin/bash
# fails: branch-a-reads, branch-b-reads, same-after-boot
# why: The kernel finds a size that fits after some seconds of silence, at each first visit; nothing of it is written down.
sysctl -q -w net.ipv4.tcp_mtu_probing=1
