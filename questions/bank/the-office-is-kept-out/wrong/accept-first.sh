#!/bin/bash
# fails: office-gets-in, same-after-boot
# why: One more chain that says yes; a packet needs a yes from every chain it meets.
iptables -I INPUT -j ACCEPT
