#!/bin/bash
# fails: all-connected, bus-in-time
# why: The kernel would allow more, but the program asked for a queue of one; the smaller number counts.
sed -i 's/^net.core.somaxconn.*/net.core.somaxconn = 4096/' /etc/sysctl.d/60-small-machine.conf
systemctl restart sysctl-net.service tickets.service
