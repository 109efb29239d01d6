#!/bin/bash
# fails: still-strict, lists-out-of-reach
# why: The server no longer minds who can write the lists.
chmod 644 /etc/ssh/ops-keys/deploy
echo 'StrictModes no' > /etc/ssh/sshd_config.d/05-relaxed.conf
systemctl reload ssh.service
