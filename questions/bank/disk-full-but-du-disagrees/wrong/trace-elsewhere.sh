#!/bin/bash
# fails: stays-small
# why: Moves the growth to the disk with more room. It will be full next week instead of today.
sed -i 's#^trace_file = .*#trace_file = /var/log/labels/trace.log#' /etc/labels/labels.conf
systemctl restart labels.service
