#!/bin/bash
# fails: nothing-works-for-others, stays-away, way-in-closed
# why: It cannot report to anybody any more and goes on counting, hidden as before.
ip route add blackhole 198.51.100.66
ss -K dst 198.51.100.66 2> /dev/null
