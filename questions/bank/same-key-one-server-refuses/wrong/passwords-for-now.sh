#!/bin/bash
# fails: robot-comes-in, still-strict
# why: A robot does not type passwords, and everybody on the network may now guess them.
sed -i 's/^PasswordAuthentication no/PasswordAuthentication yes/' /etc/ssh/sshd_config.d/10-basics.conf
echo 'deploy:gallery' | chpasswd
systemctl reload ssh.service
