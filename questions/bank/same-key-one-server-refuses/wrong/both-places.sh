#!/bin/bash
# fails: lists-out-of-reach
# why: Asks the homes as well; whoever is in ops can add a key there again.
sed -i 's|^\( *AuthorizedKeysFile\) .*|\1 /etc/ssh/ops-keys/%u .ssh/authorized_keys|' /etc/ssh/sshd_config.d/30-ops.conf
systemctl reload ssh.service
