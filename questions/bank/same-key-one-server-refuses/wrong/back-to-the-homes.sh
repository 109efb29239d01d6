#!/bin/bash
# fails: lists-out-of-reach
# why: Everybody comes in, and what the auditors asked for is undone.
rm /etc/ssh/sshd_config.d/30-ops.conf
systemctl reload ssh.service
