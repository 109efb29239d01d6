#!/bin/bash
# The key that was used that night, whatever stands around it, opens no account.
set -u
key='AAAAC3NzaC1lZDI1NTE5AAAAIDlCvI/eQqq9aRLMrnQ78fhiJGrCM0EOT/Jay/+9C4Al'
for list in "$BOX"/home/*/.ssh/authorized_keys* "$BOX"/root/.ssh/authorized_keys* "$BOX"/etc/ssh/authorized_keys*; do
  grep -sv '^[[:space:]]*#' "$list" | grep -qF "$key" && { echo "The intruder's key still opens an account."; exit 1; }
done
echo "The intruder's key opens nothing."
