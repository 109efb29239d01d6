#!/bin/bash
# fails: failed-snapshot-harmless, snapshot-fresh
# why: A new worker, held by the next snapshot like the old one.
systemctl restart notices.service
