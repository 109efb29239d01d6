#!/bin/bash
# The piece that names the closed room goes, where the pieces are kept; then the file is made anew.
set -eu
mv /etc/resolv.d/10-east.conf /root/
systemctl start resolv-sync.service
