#!/bin/bash
# fails: comes-back
# why: It works, until the store goes away for the next time.
systemctl start ledger.service
