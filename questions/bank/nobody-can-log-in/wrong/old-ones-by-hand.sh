#!/bin/bash
# fails: tidying-works
# why: The right ones are gone, and nobody will remove the next.
find /var/lib/sessions -type f -mtime +0 -delete
