#!/bin/bash
# fails: robot-comes-in, people-come-in
# why: The list can be read now, and sshd does not trust the folder that it lies in.
chmod 644 /etc/ssh/ops-keys/deploy
