#!/bin/bash
# fails: made-by-its-start, door-is-narrow
# why: Open to everybody, and only until the next start makes socket and directory anew.
sleep 3
chmod 755 /run/tracking
chmod 666 /run/tracking/web.sock
