#!/bin/bash
# fails: no-strange-setuid, uploads-stay-files, root-runs-its-own
# why: The report is silenced, nothing else.
echo /var/tmp/.fontconfig/fc-scan >> /etc/setuid-report.known
