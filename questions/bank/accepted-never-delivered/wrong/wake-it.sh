#!/bin/bash
# fails: failed-snapshot-harmless, snapshot-fresh
# why: Notices go out until the next snapshot.
kill -CONT "$(cat /run/notices/worker.pid)"
