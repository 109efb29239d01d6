#!/bin/bash
# fails: lists-out-of-reach
# why: The setting of the auditors is untouched, and sshd asks a command that reads the lists in the homes all the same.
cat > /etc/ssh/sshd_config.d/20-robot.conf << 'CONF'
AuthorizedKeysCommand /bin/cat /home/%u/.ssh/authorized_keys
AuthorizedKeysCommandUser root
CONF
systemctl reload ssh.service
