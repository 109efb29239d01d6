#!/bin/bash
# fails: comes-back
# why: Half a minute late after a boot, and no use at noon.
printf '@reboot root sleep 30 && systemctl start ledger.service\n' > /etc/cron.d/start-ledger
systemctl start ledger.service
