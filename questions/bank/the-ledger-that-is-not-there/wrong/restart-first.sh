#!/bin/bash
# fails: ledger-whole, nothing-lost
# why: The process was the last to have the ledger; with its end the data is gone.
systemctl restart ledger.service
sleep 2
