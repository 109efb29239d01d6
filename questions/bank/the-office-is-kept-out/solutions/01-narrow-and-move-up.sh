#!/bin/bash
# Guests have half of the network now, and the office's line moves to where it is reached. Both files are loaded as at boot.
set -eu
cp /etc/nftables.conf /root/nftables.conf.orig
sed -i 's#10\.40\.2\.0/24#10.40.2.128/25#' /etc/portguard/guests.nft
python3 - << 'PY'
path = "/etc/nftables.conf"
lines = open(path).read().splitlines(keepends=True)
office = [line for line in lines if "10.40.2.0/25" in line]
assert len(office) == 1
lines.remove(office[0])
at = next(n for n, line in enumerate(lines) if "0-10000" in line)
lines.insert(at, office[0])
open(path, "w").write("".join(lines))
PY
nft -c -f /etc/nftables.conf
systemctl restart nftables.service portguard.service
