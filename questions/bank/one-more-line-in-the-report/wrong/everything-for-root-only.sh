#!/bin/bash
# fails: site-works
# why: Safe from the site, and from its visitors: the account of the site cannot read its own pages.
chown -R root:root /opt/artwork
chmod -R 700 /opt/artwork
