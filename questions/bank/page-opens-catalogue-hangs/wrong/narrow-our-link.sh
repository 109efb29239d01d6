#!/bin/bash
# fails: branch-b-reads, lines-untouched
# why: Fits the first tunnel that was measured and not the second, and changes a link that was to stay.
ip link set wan0 mtu 1400
