#!/bin/bash
# fails: snapshot-fresh, snapshot-scheduled
# why: Nobody holds the worker, and there is nothing to restore from.
systemctl disable --now notices-snapshot.timer notices-snapshot.service
systemctl restart notices.service
