#!/bin/bash
# fails: nothing-pushes, customers-stay
# why: A second database number is the same memory under the same rule.
sed -i 's/socket_timeout=3, decode_responses=True)/db=1, &/' /usr/local/lib/views/views.py
systemctl restart views.service
sleep 1
