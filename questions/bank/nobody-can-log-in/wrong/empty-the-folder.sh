#!/bin/bash
# fails: live-stay-in, tidying-works
# why: Everybody is logged out, and in six weeks it is full again.
find /var/lib/sessions -type f -delete
