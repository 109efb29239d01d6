#!/bin/bash
# The one message that a sender needs is let in before the two rules that swallowed it; all else that the audit asked for stays.
set -eu
cp /etc/nftables.conf /root/nftables.conf.orig
python3 - << 'PY'
path = "/etc/nftables.conf"
text = open(path).read()
first = '\t\tiifname "lo" accept\n'
assert text.count(first) == 1
text = text.replace(first, first + '''
		# Routers on the way say with this, and only this, that a packet does not fit. They may have any address.
		icmp type destination-unreachable icmp code frag-needed accept
		icmpv6 type packet-too-big accept
''')
open(path, "w").write(text)
PY
nft -c -f /etc/nftables.conf
systemctl restart nftables.service
