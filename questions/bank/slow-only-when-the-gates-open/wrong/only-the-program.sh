#!/bin/bash
# fails: all-connected, bus-in-time, still-after-boot
# why: The program asks for a long queue, and the kernel cuts it to eight.
sed -i 's/request_queue_size = 1/request_queue_size = 512/' /usr/local/lib/fair/tickets.py
systemctl restart tickets.service
