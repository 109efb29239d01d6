#!/bin/bash
# fails: bus-in-time
# why: Nobody is turned away at the door any more; all forty wait inside, eight seconds for the last one.
sed -i 's/request_queue_size = 1/request_queue_size = 512/' /usr/local/lib/fair/tickets.py
sed -i 's/^net.core.somaxconn.*/net.core.somaxconn = 512/' /etc/sysctl.d/60-small-machine.conf
systemctl restart sysctl-net.service tickets.service
