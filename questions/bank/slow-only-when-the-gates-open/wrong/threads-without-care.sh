#!/bin/bash
# fails: numbers-differ
# why: Quick, and wrong: guests who pay at the same moment read the same last number and get the same ticket.
sed -i 's/request_queue_size = 1/request_queue_size = 512/; s/HTTPServer/ThreadingHTTPServer/' /usr/local/lib/fair/tickets.py
sed -i 's/^net.core.somaxconn.*/net.core.somaxconn = 512/' /etc/sysctl.d/60-small-machine.conf
systemctl restart sysctl-net.service tickets.service
