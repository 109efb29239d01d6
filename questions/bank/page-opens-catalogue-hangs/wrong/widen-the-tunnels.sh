#!/bin/bash
# fails: lines-untouched
# why: The provider's product is not ours to change, and the real tunnels would not carry more for being told so.
for end in provider/tunnel-a gate-a/tunnel-a relay/tunnel-b gate-b/tunnel-b; do
  ip -n "${end%/*}" link set "${end#*/}" mtu 1500
done
